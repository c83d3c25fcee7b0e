using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>Chooses the anchors of the patterns of one program.</summary>
internal sealed class AnchorPlanner
{
    private const int MostCompanions = 3;

    // A wider window costs more than it saves where lexicons are to be asked about all of it; a look for a word alone goes further.
    private const int WidestWindow = 16;
    private const int WidestForWords = 64;

    // Another word with the bit of a word stands in a text about as often.
    private const double SharedBit = 0.004;

    private const int FurthestOff = 100;

    // What so many tokens have saves nothing.
    private const double MostLikely = 0.5;

    // Of more alternatives each would have its anchors looked at where one look for all of them would do.
    private const int MostBranches = 24;

    private readonly AnchorCosts _costs;
    private readonly PreparedProgram _program;
    private readonly ImmutableArray<int> _lexiconOf;
    private readonly MarkTable _marks;
    private readonly PatternShaper _shaper;
    private readonly PatternNeeds _needs;
    private readonly FirstMarks _first;

    public AnchorPlanner(PreparedProgram program, ImmutableArray<int> lexiconOf, MarkTable marks, FirstMarks first, int[] longest)
    {
        (_first, _needs) = (first, new PatternNeeds(program, lexiconOf));
        (_program, _lexiconOf, _marks) = (program, lexiconOf, marks);
        _costs = new AnchorCosts(program);
        _shaper = new PatternShaper(program.Vocabulary.Find, program.Tests.Find, longest, _costs, Surroundings.Elements);
        foreach (var rules in program.Rules)
        {
            foreach (var rule in rules)
            {
                CountWords(rule.Main);
            }
        }
    }

    /// <summary>Where the matches of a pattern can start, and the most tokens they take.</summary>
    public AnchorPlan Plan(PatternNode pattern, out int longest)
    {
        longest = 0;
        if (AlternativesOf(pattern) is not { Count: > 1 and <= MostBranches } alternatives)
        {
            return PlanOf(ShapeOf(pattern, ref longest));
        }

        var branches = ImmutableArray.CreateBuilder<AnchorBranch>(alternatives.Count);
        var needs = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<AnchorAtom>>>(alternatives.Count);
        foreach (var alternative in alternatives)
        {
            var shape = ShapeOf(alternative, ref longest);
            needs.Add(_needs.Of(shape));
            if (BranchOf(shape, FirstOf(alternative)) is { } branch)
            {
                branches.Add(branch);
            }
        }

        return PlanOf(branches.Count == alternatives.Count ? branches.MoveToImmutable() : [], needs.MoveToImmutable());
    }

    // What every match begins with, where an alternative is one of several: of a whole pattern the search asks for it itself.
    private Companion? FirstOf(PatternNode alternative)
    {
        var (marks, mayBeEmpty) = _first.Of(alternative);
        return mayBeEmpty || marks == FirstMarks.Anything ? null : new Companion(marks, 0, 0);
    }

    private AnchorPlan PlanOf(PatternShape shape) => PlanOf(BranchOf(shape) is { } only ? [only] : [], [_needs.Of(shape)]);

    // A branch that needs nothing may match in any document.
    private static AnchorPlan PlanOf(ImmutableArray<AnchorBranch> branches, ImmutableArray<ImmutableArray<ImmutableArray<AnchorAtom>>> needs)
    {
        foreach (var need in needs)
        {
            if (need.IsEmpty)
            {
                return branches.IsEmpty ? AnchorPlan.Everywhere : new AnchorPlan(branches, []);
            }
        }

        return new AnchorPlan(branches, needs);
    }

    private PatternShape ShapeOf(PatternNode pattern, ref int longest)
    {
        var shape = _shaper.Of(pattern);
        longest = Math.Max(longest, shape.Longest);
        if (shape.Shortest == 0)
        {
            // A match without tokens may stand behind the last token of a block, where no anchor is looked for.
            shape = shape with { Elements = [.. shape.Elements.Where(element => !element.Any(atom => atom.Lowest < 0))] };
        }

        return shape;
    }

    // A choice may stand in a capture, and an alternative may be a choice. Null for a pattern that is none.
    private static List<PatternNode>? AlternativesOf(PatternNode pattern)
    {
        switch (pattern)
        {
            case PatternNode.Capture capture:
                return AlternativesOf(capture.Body);
            case PatternNode.Choice choice:
                var alternatives = new List<PatternNode>();
                foreach (var alternative in choice.Alternatives)
                {
                    alternatives.AddRange(AlternativesOf(alternative) ?? [alternative]);
                }

                return alternatives;
            default:
                return null;
        }
    }

    /// <summary>Fewest and most tokens of a match of a pattern.</summary>
    public (int Shortest, int Longest) LengthsOf(PatternNode pattern)
    {
        var shape = _shaper.Of(pattern);
        return (shape.Shortest, shape.Longest);
    }

    /// <summary>Where the arguments of a slot can start, by what they are and what must stand around them.</summary>
    public AnchorPlan Plan(PreparedSlot slot)
    {
        var shape = _shaper.Of(slot.Pattern.Pattern).Between(
            slot.After is { } after ? _shaper.OfOwn(after.Pattern) : null,
            slot.Before is { } before ? _shaper.Of(before.Pattern) : null,
            PatternMatcher.LookBehindTokens);
        return PlanOf(shape);
    }

    private AnchorBranch? BranchOf(PatternShape shape, Companion? first = null)
    {
        if (_costs.Cheapest(shape.Elements) is not { } anchor)
        {
            return null;
        }

        // The most telling ones so far, in order; of equal ones the earlier.
        Span<Companion> companions = stackalloc Companion[MostCompanions + 1];
        var count = 0;
        // An anchor that is the first token says already what a match begins with.
        if (first is { } begins && anchor.Any(static atom => atom is not { Lowest: 0, Highest: 0 }))
        {
            Add(begins, companions, ref count);
        }

        foreach (var element in shape.Elements)
        {
            if (element != anchor && ToCompanion(element) is { } companion)
            {
                Add(companion, companions, ref count);
            }
        }

        return new AnchorBranch(anchor, LexiconsLast(companions[..count]));
    }

    private static void Add(in Companion companion, Span<Companion> companions, ref int count)
    {
        if (LikelihoodOf(companion) is not (< MostLikely and var likelihood))
        {
            return;
        }

        var at = count;
        for (; at > 0 && LikelihoodOf(companions[at - 1]) > likelihood; at--)
        {
            companions[at] = companions[at - 1];
        }

        companions[at] = companion;
        count = Math.Min(count + 1, MostCompanions);
    }

    // A look at a lexicon costs as much as many looks at marks.
    private static ImmutableArray<Companion> LexiconsLast(ReadOnlySpan<Companion> companions)
    {
        if (companions.IsEmpty)
        {
            return [];
        }

        var ordered = ImmutableArray.CreateBuilder<Companion>(companions.Length);
        foreach (var companion in companions)
        {
            if (!companion.Marks.AskLexicons)
            {
                ordered.Add(companion);
            }
        }

        foreach (var companion in companions)
        {
            if (companion.Marks.AskLexicons)
            {
                ordered.Add(companion);
            }
        }

        return ordered.MoveToImmutable();
    }

    private void CountWords(Automaton automaton)
    {
        foreach (var state in automaton.States)
        {
            if (state.Kind == StateKind.Literal)
            {
                _costs.CountUse(state.Argument);
            }
        }
    }

    /// <summary>How likely it is, roughly, that the window of a companion has what it asks for.</summary>
    internal static double LikelihoodOf(Companion companion) =>
        companion.IsBlockEnd ? 0.02
        : companion.Likelihood > 0 ? companion.Likelihood
        : TokenMarks.Likelihood(companion.Marks) * (1 + companion.Highest - companion.Lowest);

    /// <summary>What an element tells by marks alone; null for one that takes a closer look, or that may stand too far off.</summary>
    private Companion? ToCompanion(ImmutableArray<AnchorAtom> element)
    {
        var (lowest, highest) = (int.MaxValue, int.MinValue);
        foreach (var atom in element)
        {
            (lowest, highest) = (Math.Min(lowest, atom.Lowest), Math.Max(highest, atom.Highest));
        }

        if (element is [{ Kind: AtomKind.BlockEnd }])
        {
            return highest < PatternShape.Unbounded ? new Companion(default, lowest, highest) : null;
        }

        var isFar = lowest <= -FurthestOff || highest >= FurthestOff || highest - lowest >= WidestForWords;
        var isWide = !isFar && highest - lowest >= WidestWindow;
        if (isFar || (isWide && !element.All(static atom => atom.Kind == AtomKind.Symbol)))
        {
            return null;
        }

        var marks = default(TokenMarks);
        var share = 0.0;
        foreach (var atom in element)
        {
            if (MarksOf(atom) is not { } known)
            {
                return null;
            }

            marks |= known;
            share += isWide ? _costs.CostOf(atom) + SharedBit : 0;
        }

        // Of many places each may be the one.
        var likelihood = isWide ? 1 - Math.Pow(1 - Math.Min(1, share), 1 + highest - lowest) : 0;
        return marks.IsNone ? null : new Companion(marks, lowest, highest, SymbolsOf(element)) { Likelihood = likelihood };
    }

    private static ulong SymbolsOf(ImmutableArray<AnchorAtom> element)
    {
        ulong symbols = 0;
        foreach (var atom in element)
        {
            var (first, second) = ((uint)symbols, (uint)(symbols >> 32));
            if (atom.Kind != AtomKind.Symbol || atom.Id == TokenVocabulary.None || (first != second && atom.Id != first && atom.Id != second))
            {
                return 0;
            }

            symbols = symbols == 0 ? ((ulong)(uint)atom.Id << 32) | (uint)atom.Id : first == second ? ((ulong)(uint)atom.Id << 32) | first : symbols;
        }

        return symbols;
    }

    private TokenMarks? MarksOf(AnchorAtom atom) => atom.Kind switch
    {
        AtomKind.Symbol => _marks.OfSymbol(atom.Id),
        AtomKind.Test => TokenMarks.OfTest(_program.Tests[atom.Id]),
        AtomKind.Producer when _first.OfProducer(atom.Id) is var marks && marks != FirstMarks.Anything => marks,
        _ => null,
    };
}
