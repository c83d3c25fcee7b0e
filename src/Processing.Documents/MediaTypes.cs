using System.Collections.Frozen;
using System.Collections.Immutable;
using Processing.Documents.Charsets;

namespace Processing.Documents;

/// <summary>The media types that have a reader.</summary>
internal static class MediaTypes
{
    public const string PlainText = "text/plain";
    public const string Json = "application/json";
    public const string Html = "text/html";
    public const string Xml = "application/xml";
    public const string Rss = "application/rss+xml";
    public const string Atom = "application/atom+xml";
    public const string Markdown = "text/markdown";
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Pdf = "application/pdf";

    private static readonly FrozenDictionary<string, string> Readers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [PlainText] = PlainText,
        [Json] = Json,
        [Html] = Html,
        ["application/xhtml+xml"] = Html,
        [Xml] = Xml,
        ["text/xml"] = Xml,
        [Rss] = Xml,
        [Atom] = Xml,
        ["application/rdf+xml"] = Xml,
        [Markdown] = Markdown,
        ["text/x-markdown"] = Markdown,
        [Word] = Word,
        [Pdf] = Pdf,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every media type that a document may have, in ordinal order.</summary>
    public static ImmutableArray<string> All { get; } = [.. Readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads a media type with its parameters, such as <c>text/plain; charset=utf-8</c>.</summary>
    /// <param name="hint">What the sender says; null or blank for nothing.</param>
    /// <param name="mediaType">One of the constants here; null to tell by content.</param>
    /// <param name="charset">The encoding that the sender names; null to tell by content.</param>
    /// <returns>Why it cannot be read; null when it can.</returns>
    public static ReadError? Parse(string? hint, out string? mediaType, out Charset? charset)
    {
        (mediaType, charset) = (null, null);
        if (string.IsNullOrWhiteSpace(hint))
        {
            return null;
        }

        var parts = hint.Split(';', StringSplitOptions.TrimEntries);
        if (!Readers.TryGetValue(parts[0].ToLowerInvariant(), out mediaType))
        {
            return ReadDiagnostics.UnsupportedMediaType(parts[0], Readers.Keys);
        }

        foreach (var parameter in parts.AsSpan(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !parameter.AsSpan(0, equals).Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var name = parameter[(equals + 1)..].Trim().Trim('"');
            charset = Charset.Find(name);
            if (charset is null)
            {
                return ReadDiagnostics.UnsupportedCharset(name);
            }
        }

        return null;
    }
}
