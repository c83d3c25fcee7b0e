namespace Processing.Matching.Execution;

/// <summary>Patterns whose every match is one step, such as <c>"the" | Title | word[case is title]</c>: most of what rules look ahead or behind for.</summary>
/// <param name="Looks">The states that only look, before the step; each must hold.</param>
/// <param name="Steps">The states of which one takes the step.</param>
/// <param name="TakesToken">Whether the step is always that of a token.</param>
internal sealed record SingleSteps(int[] Looks, int[] Steps, bool TakesToken)
{
    /// <summary>The states of a pattern; null for one with other matches.</summary>
    public static SingleSteps? Of(AutomatonState[] states, int start)
    {
        var looks = new List<int>();
        for (; states[start].Kind is StateKind.LookAhead or StateKind.LookBehind or StateKind.Position or StateKind.InZone; start = states[start].Next)
        {
            looks.Add(start);
        }

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

        return new SingleSteps([.. looks], [.. steps], steps.TrueForAll(step => states[step].Kind != StateKind.Annotation));
    }
}
