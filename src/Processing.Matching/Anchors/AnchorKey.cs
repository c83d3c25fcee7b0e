using System.Collections.Immutable;

namespace Processing.Matching.Anchors;

/// <summary>What is asked of a rule at a place of its anchor before anything else, in 16 bytes: nearly every rule is done with by it, and four of them are one line of memory.</summary>
/// <param name="Bits">By <paramref name="Kind"/>: up to two symbols, or marks of one kind.</param>
/// <param name="Lowest">Fewest tokens between the start of a match and the anchor.</param>
/// <param name="Highest">Most tokens.</param>
/// <param name="WindowLowest">First token, from the start of a match, of those of which one must have a bit.</param>
/// <param name="WindowHighest">Last of them.</param>
/// <param name="Kind">What the bits are.</param>
internal readonly record struct AnchorKey(ulong Bits, sbyte Lowest, sbyte Highest, sbyte WindowLowest, sbyte WindowHighest, AnchorKeyKind Kind)
{
    /// <summary>The key of a rule by its companion that is most seldom there.</summary>
    public static AnchorKey Of(AnchorAtom atom, ImmutableArray<Companion> companions)
    {
        foreach (var companion in companions)
        {
            if (!companion.IsBlockEnd)
            {
                var (kind, bits) = KindOf(companion);
                return new AnchorKey(bits, (sbyte)atom.Lowest, (sbyte)atom.Highest, (sbyte)companion.Lowest, (sbyte)companion.Highest, kind);
            }
        }

        return new AnchorKey(0, (sbyte)atom.Lowest, (sbyte)atom.Highest, 0, 0, AnchorKeyKind.Nothing);
    }

    private static (AnchorKeyKind Kind, ulong Bits) KindOf(Companion companion)
    {
        var marks = companion.Marks;
        return companion.Symbols != 0 ? (AnchorKeyKind.Symbols, companion.Symbols)
            : marks.Plain == 0 ? (AnchorKeyKind.Words, marks.Words)
            : !marks.AskLexicons && marks.Words == 0 ? (AnchorKeyKind.Plain, marks.Plain)
            : marks is { Words: 0 } && marks.Lexicons == marks.Plain ? (AnchorKeyKind.Lexicons, marks.Plain)
            : (AnchorKeyKind.Anything, 0);
    }
}

/// <summary>What an <see cref="AnchorKey"/> asks for.</summary>
internal enum AnchorKeyKind : byte
{
    /// <summary>Nothing: the rule has no companion.</summary>
    Nothing,

    /// <summary>One of two symbols, which may be the same.</summary>
    Symbols,

    /// <summary>Marks of words.</summary>
    Words,

    /// <summary>Marks of kinds of tokens.</summary>
    Plain,

    /// <summary>Marks of lexicons.</summary>
    Lexicons,

    /// <summary>What takes a closer look.</summary>
    Anything,
}
