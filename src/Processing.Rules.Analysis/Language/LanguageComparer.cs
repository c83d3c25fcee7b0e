using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>Compares what patterns of one program match. Every comparison of two steps takes one of its fuel; where that is out it says what raises no warning.</summary>
internal sealed class LanguageComparer(RuleProgram program, AnalysisFuel fuel)
{
    // Each state is kept with the positions it stands for, so it takes more than the step that found it.
    private const int StepsPerState = 16;

    /// <summary>Compares single steps.</summary>
    public StepComparer Steps { get; } = new(program, fuel);

    /// <summary>Whether some run of tokens can be a match of both.</summary>
    public bool CanMatchTheSame(StepAutomaton left, StepAutomaton right) => FindPair(left, right, (a, b) => left.Accepts(a) && right.Accepts(b));

    /// <summary>Whether some text can begin with a match of both, the one longer than the other or not.</summary>
    public bool CanBeginTheSame(StepAutomaton left, StepAutomaton right) => FindPair(left, right, (a, b) => left.Accepts(a) || right.Accepts(b));

    /// <summary>Whether all that one matches the other certainly matches too, over the same tokens.</summary>
    /// <remarks>Subset construction over the outer automaton, made as it is needed; the inner one may accept more than its pattern matches, the outer one may not.</remarks>
    public bool IsWithin(StepAutomaton inner, StepAutomaton outer)
    {
        if (!outer.IsExact || (inner.IsNullable && !outer.IsNullable))
        {
            return false;
        }

        var seen = new HashSet<(int, string)>();
        var open = new Stack<(int Inner, ImmutableArray<int> Outer)>();
        open.Push((-1, [-1]));
        while (open.TryPop(out var state))
        {
            IEnumerable<int> following = state.Inner < 0 ? inner.First : inner.Follow[state.Inner];
            foreach (var next in following.Distinct())
            {
                if (Reach(inner.Labels[next], state.Outer, outer) is not { IsEmpty: false } reached || (inner.Accepts(next) && !reached.Any(outer.Accepts)))
                {
                    return false;
                }

                if (!fuel.TrySpend(StepsPerState * (1 + reached.Length)))
                {
                    return false;
                }

                if (seen.Add((next, Key(reached))))
                {
                    open.Push((next, reached));
                }
            }
        }

        return true;
    }

    private bool FindPair(StepAutomaton left, StepAutomaton right, Func<int, int, bool> isFound)
    {
        var seen = new HashSet<(int, int)> { (-1, -1) };
        var open = new Stack<(int Left, int Right)>(seen);
        while (open.TryPop(out var pair))
        {
            if (isFound(pair.Left, pair.Right))
            {
                return true;
            }

            foreach (var a in left.Next(pair.Left))
            {
                foreach (var b in right.Next(pair.Right))
                {
                    if (!fuel.TrySpend(1))
                    {
                        return true;
                    }

                    if (Steps.CanMeet(left.Labels[a], right.Labels[b]) && seen.Add((a, b)))
                    {
                        open.Push((a, b));
                    }
                }
            }
        }

        return false;
    }

    private ImmutableArray<int>? Reach(StepLabel step, ImmutableArray<int> from, StepAutomaton outer)
    {
        var reached = new SortedSet<int>();
        foreach (var position in from)
        {
            var following = position < 0 ? outer.First : outer.Follow[position];
            if (!fuel.TrySpend(1 + following.Length))
            {
                return null;
            }

            reached.UnionWith(following.Where(next => !reached.Contains(next) && Steps.IsWithin(step, outer.Labels[next])));
        }

        return [.. reached];
    }

    private static string Key(ImmutableArray<int> positions) => string.Join(',', positions.Select(position => position.ToString(CultureInfo.InvariantCulture)));
}
