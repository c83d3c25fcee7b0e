using Processing.Documents.Drafts;

namespace Processing.Documents.Xml;

/// <summary>An element that is open while its text is written.</summary>
internal sealed class XmlFrame(string name, XmlRole role, XmlFrame? parent, int pathStart)
{
    public string Name => name;

    public XmlRole Role => role;

    public XmlFrame? Parent => parent;

    /// <summary>Length of the path without the element.</summary>
    public int PathStart => pathStart;

    /// <summary>Length of the path with it.</summary>
    public int PathEnd { get; init; }

    /// <summary>Whether it or an element around it has text directly in it.</summary>
    public bool IsInText { get; init; }

    /// <summary>Whether a block begins and ends with it.</summary>
    public bool EndsLine => IsInText && (role.EndsLine || parent is not { IsInText: true });

    /// <summary>The element that a line here belongs to.</summary>
    public XmlFrame Owner => EndsLine || parent is null ? this : parent.Owner;

    public DraftTable? Table { get; init; }

    public DraftCell? Cell { get; init; }

    /// <summary>What its path is, once it was asked for.</summary>
    public string? Path { get; set; }
}
