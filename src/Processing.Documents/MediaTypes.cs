namespace Processing.Documents;

/// <summary>The media types that have a reader.</summary>
internal static class MediaTypes
{
    public const string PlainText = "text/plain";
    public const string Json = "application/json";

    /// <summary>Reads a media type with its parameters, such as <c>text/plain; charset=utf-8</c>.</summary>
    /// <param name="hint">What the sender says; null or blank for nothing.</param>
    /// <param name="mediaType">One of the constants here; null to tell by content.</param>
    /// <returns>Why it cannot be read; null when it can.</returns>
    public static ReadError? Parse(string? hint, out string? mediaType)
    {
        mediaType = null;
        if (string.IsNullOrWhiteSpace(hint))
        {
            return null;
        }

        var parts = hint.Split(';', StringSplitOptions.TrimEntries);
        mediaType = parts[0].ToLowerInvariant() switch
        {
            PlainText => PlainText,
            Json => Json,
            _ => null,
        };
        if (mediaType is null)
        {
            return ReadDiagnostics.UnsupportedMediaType(parts[0]);
        }

        foreach (var parameter in parts.AsSpan(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !parameter.AsSpan(0, equals).Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var charset = parameter[(equals + 1)..].Trim().Trim('"');
            if (charset.ToLowerInvariant() is not ("utf-8" or "utf8" or "us-ascii" or "ascii"))
            {
                return ReadDiagnostics.UnsupportedCharset(charset);
            }
        }

        return null;
    }
}
