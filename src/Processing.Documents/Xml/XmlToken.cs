using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>A stretch of markup.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">All of it.</param>
/// <param name="Inner">The name of a tag; the characters of text and of CDATA.</param>
internal readonly record struct XmlToken(XmlTokenKind Kind, OriginalSpan Span, OriginalSpan Inner);
