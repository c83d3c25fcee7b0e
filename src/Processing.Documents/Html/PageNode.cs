using AngleSharp.Dom;
using Processing.Documents.Drafts;

namespace Processing.Documents.Html;

/// <summary>An element of a page that begins and ends blocks, with what the blocks in it come to.</summary>
internal sealed class PageNode(IElement element, PageNode? parent, ElementRole role)
{
    public IElement Element { get; } = element;

    public PageNode? Parent { get; } = parent;

    public ElementRole Role { get; } = role;

    /// <summary>First block in it.</summary>
    public int FirstBlock { get; set; }

    /// <summary>One past the last block in it.</summary>
    public int EndBlock { get; set; }

    /// <summary>The cell it stands in or is; null outside of tables.</summary>
    public DraftCell? Cell { get; init; }
}
