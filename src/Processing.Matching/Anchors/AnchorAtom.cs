namespace Processing.Matching.Anchors;

/// <summary>What an anchor looks for.</summary>
internal enum AtomKind : byte
{
    /// <summary>A token with a symbol.</summary>
    Symbol,

    /// <summary>An annotation of a producer.</summary>
    Producer,

    /// <summary>A token for which a test holds.</summary>
    Test,

    /// <summary>The start of a sentence, a block or the document.</summary>
    Start,

    /// <summary>A region of a zone.</summary>
    Zone,

    /// <summary>A token in a zone.</summary>
    InZone,

    /// <summary>The end of a block; no anchor, but a match that is too long or too short for its block is known by it.</summary>
    BlockEnd,
}

/// <summary>One thing that may stand at a known distance from the start of a match: behind it, or, where that is negative, before it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The symbol, producer, test, zone or <see cref="Programs.PositionKind"/>.</param>
/// <param name="Lowest">Fewest tokens between the start of the match and it.</param>
/// <param name="Highest">Most tokens; <see cref="PatternShape.Unbounded"/> where there is no bound.</param>
internal readonly record struct AnchorAtom(AtomKind Kind, int Id, int Lowest, int Highest)
{
    /// <summary>The same thing, further from the start.</summary>
    public AnchorAtom Behind(int lowest, int highest) =>
        this with { Lowest = PatternShape.Add(Lowest, lowest), Highest = PatternShape.Add(Highest, highest) };
}
