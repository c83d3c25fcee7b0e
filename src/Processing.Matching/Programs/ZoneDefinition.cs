using System.Collections.Immutable;

namespace Processing.Matching.Programs;

/// <summary>A named part of documents.</summary>
/// <param name="Name">Its name without the package, as results carry it.</param>
/// <param name="Package">The package that declares it.</param>
/// <param name="IsExcluded">Whether rules look away from it unless they ask for it with <c>in zone</c> or <c>zone</c>.</param>
/// <param name="Clauses">What belongs to it; all clauses add up.</param>
public sealed record ZoneDefinition(string Name, string Package, bool IsExcluded, ImmutableArray<ZoneClause> Clauses);

/// <summary>One way in which text comes to a zone.</summary>
public abstract record ZoneClause
{
    private ZoneClause()
    {
    }

    /// <summary>Blocks at a JSON path.</summary>
    /// <param name="Path">A path such as <c>$.titr</c>; <c>[*]</c> stands for any index.</param>
    public sealed record JsonPath(string Path) : ZoneClause;

    /// <summary>Blocks of elements that a selector names. Only pages have elements.</summary>
    /// <param name="Selector">A selector of <see cref="CssSelector"/>.</param>
    public sealed record Css(string Selector) : ZoneClause;

    /// <summary>Blocks of a kind.</summary>
    /// <param name="Kind">The kind.</param>
    public sealed record OfKind(Text.BlockKind Kind) : ZoneClause;

    /// <summary>Blocks by their number, counted among those with tokens.</summary>
    /// <param name="First">First number, 1 or more.</param>
    /// <param name="Last">Last number, inclusive.</param>
    public sealed record Numbered(int First, int Last) : ZoneClause;

    /// <summary>Whole blocks that a pattern matches from the first to the last token.</summary>
    /// <param name="Pattern">The pattern.</param>
    public sealed record WholeParagraph(PatternNode Pattern) : ZoneClause;

    /// <summary>Whole blocks that a pattern matches somewhere.</summary>
    /// <param name="Pattern">The pattern.</param>
    public sealed record ParagraphWith(PatternNode Pattern) : ZoneClause;

    /// <summary>Every block from the first one that a pattern matches whole to the end of the document.</summary>
    /// <param name="Pattern">The pattern.</param>
    public sealed record FromParagraph(PatternNode Pattern) : ZoneClause;

    /// <summary>Cells of tables by the heading of their column.</summary>
    /// <param name="Pattern">What the heading is from end to end; punctuation at its end may be left out.</param>
    public sealed record InColumn(PatternNode Pattern) : ZoneClause;

    /// <summary>Cells of tables by the first cell of their row.</summary>
    /// <param name="Pattern">What the first cell is from end to end.</param>
    public sealed record InRow(PatternNode Pattern) : ZoneClause;

    /// <summary>What stands beside a label: the next cell of its row, what is said of a term, the rest of its line, or the block after it where a colon ends its own.</summary>
    /// <param name="Pattern">What the label is from end to end, without the colon.</param>
    public sealed record Labelled(PatternNode Pattern) : ZoneClause;

    /// <summary>Just the text that a pattern matches.</summary>
    /// <param name="Pattern">The pattern.</param>
    public sealed record Matching(PatternNode Pattern) : ZoneClause;
}
