using System.Collections.Immutable;
using System.Text;
using Processing.Text;

namespace Processing.Documents;

/// <summary>Something that a document says of itself outside of its text, and where it was written.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">Where the document says so.</param>
/// <param name="Place">Where in the document's content; null where it has no place in it.</param>
internal sealed record FoundProperty(DocumentPropertyName Name, string Value, string Source, OriginalSpan? Place)
{
    // The value may be read from a place that is in the text already.
    private TextSpan? Span { get; init; }

    /// <summary>One that was read in the text.</summary>
    public static FoundProperty InText(DocumentPropertyName name, string value, string source, TextSpan span) => new(name, value, source, null) { Span = span };

    /// <summary>Gives a document its properties. The value of one that has a place outside of the text is written behind it, in no block, so that its place is found as that of all text.</summary>
    /// <param name="document">The document with its text and offsets.</param>
    /// <param name="found">The properties, in the order of the result.</param>
    public static Document AddTo(Document document, IReadOnlyList<FoundProperty> found)
    {
        var behind = new StringBuilder();
        var runs = new List<(TextSpan, OriginalSpan)>();
        var properties = ImmutableArray.CreateBuilder<DocumentProperty>(found.Count);
        var end = document.Text.Length;
        foreach (var property in found)
        {
            var span = property.Span;
            if (span is null && property.Place is { } place)
            {
                behind.Append('\n').Append(property.Value);
                var start = end + 1;
                end = start + Encoding.UTF8.GetByteCount(property.Value);
                span = new TextSpan(start, end);
                runs.Add((new TextSpan(start, end), place));
            }

            properties.Add(new DocumentProperty(property.Name, property.Value, property.Source) { Span = span });
        }

        document = document with { Properties = properties.MoveToImmutable() };
        return runs.Count == 0 ? document : document with
        {
            Text = (byte[])[.. document.Text.Span, .. Encoding.UTF8.GetBytes(behind.ToString())],
            Offsets = document.Offsets.With(runs),
        };
    }
}
