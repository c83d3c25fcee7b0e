using AngleSharp.Dom;

namespace Processing.Documents.Html;

/// <summary>An element of a page that begins and ends blocks, with what the blocks in it come to.</summary>
internal sealed class PageNode(IElement element, PageNode? parent, ElementRole role)
{
    public IElement Element { get; } = element;

    public PageNode? Parent { get; } = parent;

    public ElementRole Role { get; } = role;

    /// <summary>Elements between this and the root.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>First block in it.</summary>
    public int FirstBlock { get; set; }

    /// <summary>One past the last block in it.</summary>
    public int EndBlock { get; set; }

    /// <summary>The cell it stands in or is; null outside of tables.</summary>
    public PageCell? Cell { get; init; }
}
