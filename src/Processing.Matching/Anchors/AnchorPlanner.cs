using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Anchors;

/// <summary>Chooses the anchors of the patterns of one program.</summary>
internal sealed class AnchorPlanner
{
    private const int MostCompanions = 2;

    // A wider window costs more than it saves.
    private const int WidestWindow = 12;

    private readonly AnchorCosts _costs;
    private readonly PatternShaper _shaper;

    public AnchorPlanner(PreparedProgram program, int[] longest)
    {
        _costs = new AnchorCosts(program);
        _shaper = new PatternShaper(program.Vocabulary.Find, program.Tests.Find, longest, _costs);
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
        var shape = _shaper.Of(pattern);
        longest = shape.Longest;
        return Plan(shape);
    }

    /// <summary>Where the arguments of a slot can start, by what they are and what must stand around them.</summary>
    public AnchorPlan Plan(PreparedSlot slot) => Plan(_shaper.Of(slot.Pattern.Pattern).Between(
        slot.After is { } after ? _shaper.Of(after.Pattern) : null,
        slot.Before is { } before ? _shaper.Of(before.Pattern) : null,
        PatternMatcher.LookBehindTokens));

    private AnchorPlan Plan(PatternShape shape)
    {
        if (_costs.Cheapest(shape.Elements) is not { } anchor)
        {
            return AnchorPlan.Everywhere;
        }

        var companions = shape.Elements
            .Where(element => element != anchor && (element.All(atom => atom.Kind == AtomKind.Symbol) || element is [{ Kind: AtomKind.BlockEnd }]))
            .Select(ToCompanion)
            .Where(companion => companion.IsBlockEnd ? companion.Highest < PatternShape.Unbounded : companion.Highest - companion.Lowest < WidestWindow)
            .OrderBy(companion => companion.Highest - companion.Lowest)
            .Take(MostCompanions);
        return new AnchorPlan(anchor, [.. companions]);
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

    private static Companion ToCompanion(ImmutableArray<AnchorAtom> element)
    {
        var mask = 0UL;
        foreach (var atom in element)
        {
            mask |= atom.Kind == AtomKind.BlockEnd ? 0 : 1UL << (atom.Id & 63);
        }

        return new Companion(mask, element.Min(atom => atom.Lowest), element.Max(atom => atom.Highest));
    }
}
