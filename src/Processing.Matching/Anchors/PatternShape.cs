using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Anchors;

/// <summary>What every match of a pattern has: a least and a greatest number of tokens, and elements of which one atom must be there.</summary>
/// <param name="Shortest">Fewest tokens of a match.</param>
/// <param name="Longest">Most tokens; <see cref="Unbounded"/> where there is no bound.</param>
/// <param name="Elements">Each a set of atoms; at least one atom of each set stands in every match.</param>
internal sealed record PatternShape(int Shortest, int Longest, ImmutableArray<ImmutableArray<AnchorAtom>> Elements)
{
    /// <summary>Stands for no bound.</summary>
    public const int Unbounded = int.MaxValue / 4;

    /// <summary>The shape of a pattern without tokens and without elements.</summary>
    public static readonly PatternShape Nothing = new(0, 0, []);

    /// <summary>A sum that stays at <see cref="Unbounded"/>.</summary>
    public static int Add(int left, int right) => Math.Min(Unbounded, left + right);

    /// <summary>The shape of a part with what must stand directly before and after it; distances are from the start of the part.</summary>
    /// <param name="after">What it stands behind, by its own tokens.</param>
    /// <param name="before">What it stands before.</param>
    /// <param name="furthestBack">How far back in tokens the start of <paramref name="after"/> is looked for.</param>
    public PatternShape Between(PatternShape? after, PatternShape? before, int furthestBack)
    {
        var elements = Elements.ToBuilder();
        foreach (var element in before?.Elements ?? [])
        {
            elements.Add(Behind(element, Shortest, Longest));
        }

        foreach (var element in after?.Elements ?? [])
        {
            elements.Add([.. element.Select(atom => Before(atom, after ?? Nothing, furthestBack))]);
        }

        return this with { Elements = elements.ToImmutable() };
    }

    /// <summary>An element, further from the start.</summary>
    public static ImmutableArray<AnchorAtom> Behind(ImmutableArray<AnchorAtom> element, int lowest, int highest)
    {
        if (lowest == 0 && highest == 0)
        {
            return element;
        }

        var behind = new AnchorAtom[element.Length];
        for (var index = 0; index < behind.Length; index++)
        {
            behind[index] = element[index].Behind(lowest, highest);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(behind);
    }

    // An atom takes a token before the end of its part; the start of a sentence or a block takes none.
    private static AnchorAtom Before(AnchorAtom atom, PatternShape part, int furthestBack)
    {
        var nearest = Math.Max(atom.Kind is AtomKind.Start or AtomKind.BlockEnd ? 0 : 1, part.Shortest - atom.Highest);
        var furthest = Math.Max(nearest, Math.Min(furthestBack, part.Longest - atom.Lowest));
        return atom with { Lowest = -furthest, Highest = -nearest };
    }

    /// <summary>A product that does.</summary>
    public static int Times(int length, int count) => (int)Math.Min(Unbounded, (long)length * count);
}

/// <summary>Computes the shapes of the patterns of one program.</summary>
/// <param name="symbolOf">The symbol of a literal token.</param>
/// <param name="testOf">The number of the test of a token class or regular expression.</param>
/// <param name="longest">For each producer that was looked at the most tokens of its annotations.</param>
/// <param name="costs">What atoms cost; of the alternatives of a choice the cheapest elements are taken.</param>
/// <param name="surroundings">What is made of that which must stand around a match.</param>
internal sealed class PatternShaper(Func<string, int> symbolOf, Func<PatternNode, int> testOf, int[] longest, AnchorCosts costs, Surroundings surroundings)
{
    // Beyond so many atoms an element saves nothing any more.
    private const int MostAtoms = 512;

    /// <summary>The shape by that which the matches take themselves, and nothing around them.</summary>
    public PatternShape OfOwn(PatternNode pattern) =>
        (surroundings == Surroundings.Ignored ? this : new PatternShaper(symbolOf, testOf, longest, costs, Surroundings.Ignored)).Of(pattern);

    /// <summary>The shape of a pattern.</summary>
    public PatternShape Of(PatternNode pattern) => pattern switch
    {
        PatternNode.Literal literal => OfLiteral(literal),
        PatternNode.Regex or PatternNode.TokenClass => Single(AtomKind.Test, testOf(pattern), 1),
        PatternNode.Annotation annotation => Single(AtomKind.Producer, annotation.Producer, longest[annotation.Producer]),
        PatternNode.ZoneRegion region => Single(AtomKind.Zone, region.Zone, PatternShape.Unbounded),
        PatternNode.Sequence sequence => OfSequence(sequence.Parts),
        PatternNode.Choice choice => OfChoice(choice.Alternatives),
        PatternNode.Repeat repeat => OfRepeat(repeat),
        PatternNode.Capture capture => Of(capture.Body),
        PatternNode.List list => Of(list.Item) with { Longest = PatternShape.Unbounded },
        PatternNode.Gap gap => new PatternShape(gap.Minimum, gap.Maximum, []),
        PatternNode.Both both => OfBoth(both),
        PatternNode.Look { Negated: false } look when surroundings == Surroundings.Elements => OfLook(look),

        // Behind the last token of a block it is that token that is asked about.
        PatternNode.InZone { Negated: false } zone when surroundings == Surroundings.Elements => new PatternShape(0, 0, [[new AnchorAtom(AtomKind.InZone, zone.Zone, -1, 0)]]),
        PatternNode.Position { Kind: PositionKind.StartOfDocument or PositionKind.StartOfParagraph or PositionKind.StartOfSentence } position =>
            Single(AtomKind.Start, (int)position.Kind, 0) with { Shortest = 0 },
        PatternNode.Position { Kind: PositionKind.EndOfParagraph } => Single(AtomKind.BlockEnd, 0, 0) with { Shortest = 0 },
        _ => PatternShape.Nothing,
    };

    private static PatternShape Single(AtomKind kind, int id, int longest) => new(1, longest, [[new AnchorAtom(kind, id, 0, 0)]]);

    private PatternShape OfLiteral(PatternNode.Literal literal)
    {
        var elements = ImmutableArray.CreateBuilder<ImmutableArray<AnchorAtom>>(literal.Tokens.Length);
        for (var index = 0; index < literal.Tokens.Length; index++)
        {
            elements.Add([new AnchorAtom(AtomKind.Symbol, symbolOf(literal.Tokens[index]), index, index)]);
        }

        return new PatternShape(literal.Tokens.Length, literal.Tokens.Length, elements.MoveToImmutable());
    }

    private PatternShape OfSequence(ImmutableArray<PatternNode> parts)
    {
        var (shortest, longestSoFar) = (0, 0);
        var elements = ImmutableArray.CreateBuilder<ImmutableArray<AnchorAtom>>();
        foreach (var part in parts)
        {
            var shape = Of(part);
            foreach (var element in shape.Elements)
            {
                elements.Add(PatternShape.Behind(element, shortest, longestSoFar));
            }

            shortest = PatternShape.Add(shortest, shape.Shortest);
            longestSoFar = PatternShape.Add(longestSoFar, shape.Longest);
        }

        return new PatternShape(shortest, longestSoFar, elements.ToImmutable());
    }

    private PatternShape OfChoice(ImmutableArray<PatternNode> alternatives)
    {
        var (shortest, longestOfAll) = (int.MaxValue, 0);
        var atoms = new HashSet<AnchorAtom>();
        var everyAlternativeHasOne = true;
        foreach (var alternative in alternatives)
        {
            var shape = Of(alternative);
            shortest = Math.Min(shortest, shape.Shortest);
            longestOfAll = Math.Max(longestOfAll, shape.Longest);
            if (costs.Cheapest(shape.Elements) is { } best)
            {
                atoms.UnionWith(best);
            }
            else
            {
                everyAlternativeHasOne = false;
            }
        }

        return new PatternShape(shortest, longestOfAll, everyAlternativeHasOne && atoms.Count <= MostAtoms ? [[.. atoms]] : []);
    }

    private PatternShape OfRepeat(PatternNode.Repeat repeat)
    {
        if (repeat.Maximum == 0)
        {
            // Its body is in no automaton, so its words and tests have no numbers.
            return PatternShape.Nothing;
        }

        var body = Of(repeat.Body);
        var longestOfAll = repeat.Maximum is { } maximum ? PatternShape.Times(body.Longest, maximum) : body.Longest == 0 ? 0 : PatternShape.Unbounded;
        return new PatternShape(PatternShape.Times(body.Shortest, repeat.Minimum), longestOfAll, repeat.Minimum == 0 ? [] : body.Elements);
    }

    // What is looked at takes no token; its own tokens lie behind the place, or before it.
    private PatternShape OfLook(PatternNode.Look look) => look.Ahead
        ? Of(look.Body) with { Shortest = 0, Longest = 0 }
        : PatternShape.Nothing.Between(OfOwn(look.Body), null, PatternMatcher.LookBehindTokens);

    // Both sides begin at the same token; the extent is the left one's.
    private PatternShape OfBoth(PatternNode.Both both)
    {
        var (left, right) = (Of(both.Left), Of(both.Right));
        return new PatternShape(Math.Max(left.Shortest, right.Shortest), Math.Min(left.Longest, right.Longest), left.Elements.AddRange(right.Elements));
    }
}

/// <summary>What a shape makes of looks ahead and behind, and of the zones that a match must lie in.</summary>
internal enum Surroundings
{
    /// <summary>They are elements too.</summary>
    Elements,

    /// <summary>Nothing.</summary>
    Ignored,
}
