using Processing.Text;

namespace Processing.Documents;

/// <summary>A link of a document.</summary>
/// <param name="Span">The text that carries it.</param>
/// <param name="Target">Where it leads, as the document writes it.</param>
public sealed record DocumentLink(TextSpan Span, string Target);
