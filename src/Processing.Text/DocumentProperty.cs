namespace Processing.Text;

/// <summary>Something that a document says of itself.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value: for dates an ISO 8601 day or moment, else the text.</param>
/// <param name="Source">Where the document says so, such as <c>json-ld datePublished</c> or <c>meta article:published_time</c>.</param>
public sealed record DocumentProperty(DocumentPropertyName Name, string Value, string Source)
{
    /// <summary>Its place in the document's text, mostly outside of all blocks; null where the document has no place for it, as for what the parts of a file of Word beside the text say.</summary>
    public TextSpan? Span { get; init; }
}
