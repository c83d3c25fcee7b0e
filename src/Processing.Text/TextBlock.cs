namespace Processing.Text;

/// <summary>One block of a document's text: no sentence and no match crosses its end.</summary>
/// <param name="Kind">What part of the document it is.</param>
/// <param name="Span">Its place in the document's text. Blocks of a document do not overlap and stand in text order.</param>
/// <param name="Path">Where the block stands in structured data, as a JSON path such as <c>$.items[2].title</c>; empty for plain text.</param>
/// <param name="Language">The language of the block, <see cref="TextLanguage.None"/> when it could not be told.</param>
public readonly record struct TextBlock(BlockKind Kind, TextSpan Span, string Path, TextLanguage Language);
