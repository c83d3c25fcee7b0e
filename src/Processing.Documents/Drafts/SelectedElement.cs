namespace Processing.Documents.Drafts;

/// <summary>An element that a selector found, around text.</summary>
/// <param name="Selection">Number of the pair of selector and element.</param>
/// <param name="Outer">The next one around it; null for none.</param>
internal sealed record SelectedElement(int Selection, SelectedElement? Outer);
