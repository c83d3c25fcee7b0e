using System.Collections.Immutable;

namespace Processing.Rules.Parsing;

/// <summary>The tokens of one declaration, as ranges of the token list of its file.</summary>
/// <param name="Kind">How it starts.</param>
/// <param name="Header">Its first line, with the lines that continue it.</param>
/// <param name="Clauses">Its clauses.</param>
internal sealed record DeclarationSlice(SliceKind Kind, Range Header, ImmutableArray<Range> Clauses)
{
    public Range All => Header.Start..(Clauses.IsEmpty ? Header.End : Clauses[^1].End);
}

/// <summary>How a slice starts.</summary>
internal enum SliceKind
{
    /// <summary>With a declaration keyword in column 0.</summary>
    Declaration = 0,

    /// <summary>With something else in column 0.</summary>
    UnknownWord,

    /// <summary>Indented, with no declaration above.</summary>
    Homeless,
}
