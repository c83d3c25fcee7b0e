using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>Builds position automata. Bounded repetitions are written out; what grows beyond <see cref="MostPositions"/> is not built, nor what the fuel does not reach for.</summary>
/// <remarks>V. M. Glushkov, The abstract theory of automata, 1961. Quadratic in the positions at worst, which their number bounds.</remarks>
internal sealed class StepAutomatonBuilder
{
    /// <summary>Most positions of an automaton: a comparison can take as many steps as two of them have pairs.</summary>
    public const int MostPositions = 600;

    private const int MostCopies = 64;

    private readonly List<StepLabel> _labels = [];
    private readonly List<SortedSet<int>> _follow = [];
    private bool _isExact = true;

    private readonly AnalysisFuel _fuel;

    private StepAutomatonBuilder(AnalysisFuel fuel) => _fuel = fuel;

    /// <summary>The automaton of a pattern; null where it is too large, or where the fuel is out.</summary>
    public static StepAutomaton? TryBuild(PatternNode pattern, AnalysisFuel fuel)
    {
        var builder = new StepAutomatonBuilder(fuel);
        return builder.Visit(pattern) is { } whole && !fuel.IsOut
            ? new StepAutomaton(
                [.. builder._labels],
                whole.First,
                [.. builder._follow.Select(next => next.ToImmutableArray())],
                [.. Enumerable.Range(0, builder._labels.Count).Select(whole.Last.Contains)],
                whole.IsNullable,
                builder._isExact)
            : null;
    }

    private Part? Visit(PatternNode pattern) => pattern switch
    {
        PatternNode.Empty => Part.Nothing,
        PatternNode.Literal literal => Sequence(literal.Tokens.Select(token => Step(new StepLabel.Literal(token)))),
        PatternNode.Regex regex => Step(new StepLabel.Regex(regex.Pattern)),
        PatternNode.TokenClass tokens => Step(new StepLabel.Class(tokens.Class, tokens.Predicate)),
        PatternNode.Annotation { Producer: >= 0 } annotation => Step(new StepLabel.Annotation(annotation.Producer, annotation.Predicate)),
        PatternNode.Sequence sequence => Sequence(sequence.Parts.Select(Visit)),
        PatternNode.Choice choice => Choice(choice.Alternatives),
        PatternNode.Capture capture => Visit(capture.Body),
        PatternNode.Repeat repeat => Repeat(() => Visit(repeat.Body), repeat.Minimum, repeat.Maximum),
        PatternNode.List list => Roughly(() => Sequence([Visit(list.Item), Repeat(() => Sequence([Optional(), Optional(), Visit(list.Item)]), 0, null)])),
        PatternNode.Gap gap => Roughly(() => Repeat(() => Step(StepLabel.AnyToken), gap.Minimum, gap.Maximum)),
        PatternNode.Both both => Roughly(() => Visit(both.Left)),
        PatternNode.ZoneRegion or PatternNode.Annotation => Roughly(() => Step(new StepLabel.Anything())),
        _ => Roughly(() => Part.Nothing),
    };

    private Part? Roughly(Func<Part?> visit)
    {
        _isExact = false;
        return visit();
    }

    private Part? Optional() => Step(StepLabel.AnyToken) is { } step ? step with { IsNullable = true } : null;

    private Part? Step(StepLabel label)
    {
        if (_labels.Count >= MostPositions || !_fuel.TrySpend(1))
        {
            return null;
        }

        _labels.Add(label);
        _follow.Add([]);
        return new Part([_labels.Count - 1], [_labels.Count - 1], false);
    }

    private Part? Sequence(IEnumerable<Part?> parts)
    {
        var whole = Part.Nothing;
        foreach (var part in parts)
        {
            if (part is null)
            {
                return null;
            }

            Join(whole.Last, part.First);
            whole = new Part(
                whole.IsNullable ? [.. whole.First, .. part.First] : whole.First,
                part.IsNullable ? [.. whole.Last, .. part.Last] : part.Last,
                whole.IsNullable && part.IsNullable);
        }

        return whole;
    }

    private Part? Choice(ImmutableArray<PatternNode> alternatives)
    {
        var (first, last, isNullable) = (new List<int>(), new List<int>(), false);
        foreach (var alternative in alternatives)
        {
            if (Visit(alternative) is not { } part)
            {
                return null;
            }

            first.AddRange(part.First);
            last.AddRange(part.Last);
            isNullable |= part.IsNullable;
        }

        return new Part([.. first], [.. last], isNullable);
    }

    private Part? Repeat(Func<Part?> visit, int minimum, int? maximum)
    {
        if (maximum == 0)
        {
            return Part.Nothing;
        }

        var copies = Math.Max(1, maximum ?? minimum);
        if (copies > MostCopies)
        {
            _isExact = false;
            (copies, maximum) = (Math.Max(1, Math.Min(minimum, MostCopies)), null);
        }

        var parts = new List<Part?>();
        for (var copy = 0; copy < copies; copy++)
        {
            if (visit() is not { } part)
            {
                return null;
            }

            if (copy == copies - 1 && maximum is null)
            {
                Join(part.Last, part.First);
            }

            parts.Add(copy >= minimum ? part with { IsNullable = true } : part);
        }

        return Sequence(parts);
    }

    private void Join(ImmutableArray<int> ends, ImmutableArray<int> starts)
    {
        // Whoever asks for the next position is told that the fuel is out.
        foreach (var end in ends.TakeWhile(_ => _fuel.TrySpend(starts.Length)))
        {
            _follow[end].UnionWith(starts);
        }
    }

    private sealed record Part(ImmutableArray<int> First, ImmutableArray<int> Last, bool IsNullable)
    {
        public static readonly Part Nothing = new([], [], true);
    }
}
