using Processing.Text;

namespace Processing.Documents.Drafts;

/// <summary>A stretch of a page's text that was written in one way.</summary>
/// <param name="Source">Where it was written, in the page's content.</param>
/// <param name="Replacement">What stands there for readers, for a character reference or a line break; null where the source is the text.</param>
internal readonly record struct TextPiece(OriginalSpan Source, string? Replacement);
