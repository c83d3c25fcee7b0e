using System.Globalization;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What a document says of itself, as values.</summary>
internal static class DocumentStatements
{
    /// <summary>The kind of value that a property has.</summary>
    public static ValueKind KindOf(DocumentPropertyName name) => name switch
    {
        DocumentPropertyName.Published or DocumentPropertyName.Modified => ValueKind.Date,
        DocumentPropertyName.Address => ValueKind.Url,
        DocumentPropertyName.Language => ValueKind.Language,
        _ => ValueKind.Text,
    };

    /// <summary>What an expression asks for; null where the document does not say it. O(statements).</summary>
    /// <param name="text">The document.</param>
    /// <param name="asked">The property.</param>
    /// <param name="places">Receives where it stands; null when nobody asks.</param>
    public static Value? Read(TokenizedText text, ExpressionNode.DocumentProperty asked, List<TextSpan>? places)
    {
        Value? first = null;
        DocumentProperty? trusted = null;
        List<Value>? all = asked.Part == DocumentPart.All ? [] : null;
        foreach (var statement in text.Facts.Properties)
        {
            if (statement.Name != asked.Name || ToValue(statement) is not { } value || (trusted is not null && statement.Source != trusted.Source))
            {
                continue;
            }

            (first, trusted) = (first ?? value, trusted ?? statement);
            if (all is null || !all.Contains(value))
            {
                all?.Add(value);
                if (statement.Span is { } span)
                {
                    places?.Add(span);
                }
            }

            if (all is null)
            {
                break;
            }
        }

        return trusted is null ? null : asked.Part switch
        {
            DocumentPart.All => new Value.List([.. all ?? []]),
            DocumentPart.Text => new Value.Text(trusted.Value),
            DocumentPart.Source => new Value.Text(trusted.Source),
            _ => first,
        };
    }

    private static Value? ToValue(DocumentProperty statement) => KindOf(statement.Name) switch
    {
        ValueKind.Date => ToDate(statement.Value),
        ValueKind.Url => new Value.Text(statement.Value, ValueKind.Url),
        ValueKind.Language => ToLanguage(statement.Value),
        _ => new Value.Text(statement.Value),
    };

    // Readers give days and moments of ISO 8601; a date of the language has no time.
    private static Value.Date? ToDate(string text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Value.Date(new DateValue(CalendarKind.Gregorian, DatePrecision.Day, new DateParts(day.Year, day.Month, day.Day)))
            : null;

    // The first subtag of a BCP 47 tag, ISO 639: `fa` of `fa-IR`; Open Graph writes `fa_IR`.
    private static Value.Code? ToLanguage(string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var language = end < 0 ? tag : tag[..end];
        return language.Length is 2 or 3 && language.All(char.IsAsciiLetter) ? new Value.Code(language.ToLowerInvariant(), ValueKind.Language) : null;
    }
}
