using Processing.Text;

namespace Processing.Documents.Drafts;

/// <summary>A block on its way into a document.</summary>
/// <param name="Span">Its place in the text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Level of a heading, 1 to 6; 0 for all else.</param>
/// <param name="Path">Where it stands in structured data; empty elsewhere.</param>
/// <param name="Cell">The cell it stands in; null outside of tables.</param>
internal sealed record DraftBlock(TextSpan Span, BlockKind Kind, int Level = 0, string Path = "", DraftCell? Cell = null)
{
    /// <summary>Which way the document says it is written; null to tell by its letters.</summary>
    public TextDirection? Direction { get; init; }

    /// <summary>Where it stands in a document that holds no text; null where places in bytes say it.</summary>
    public BlockLocation? Location { get; init; }

    /// <summary>Whether it is set around the text of each page, as running heads are.</summary>
    public bool IsBoilerplate { get; init; }
}
