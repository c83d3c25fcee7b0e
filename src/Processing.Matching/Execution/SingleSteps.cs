namespace Processing.Matching.Execution;

/// <summary>Patterns whose every match is one step, such as <c>"the" | Title | word[case is title]</c>: most of what rules look ahead or behind for.</summary>
internal static class SingleSteps
{
    /// <summary>The states that take the step; null for a pattern with other matches.</summary>
    public static int[]? Of(AutomatonState[] states, int start)
    {
        var steps = new List<int>();
        var open = new Stack<int>();
        var seen = new HashSet<int>();
        open.Push(start);
        while (open.TryPop(out var index))
        {
            if (!seen.Add(index))
            {
                continue;
            }

            var state = states[index];
            switch (state.Kind)
            {
                case StateKind.Split:
                    open.Push(state.Other);
                    open.Push(state.Next);
                    break;
                case StateKind.Literal or StateKind.Token or StateKind.Annotation when states[state.Next].Kind == StateKind.Accept:
                    steps.Add(index);
                    break;
                default:
                    return null;
            }
        }

        return [.. steps];
    }
}
