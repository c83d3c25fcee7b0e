namespace Processing.Documents.Drafts;

/// <summary>What a piece of text stands in.</summary>
/// <param name="Link">Number of the link; -1 for none.</param>
/// <param name="Selected">The innermost selected element; null for none.</param>
internal readonly record struct TextMark(int Link, SelectedElement? Selected)
{
    /// <summary>Of text that stands in neither.</summary>
    public static TextMark None { get; } = new(-1, null);
}
