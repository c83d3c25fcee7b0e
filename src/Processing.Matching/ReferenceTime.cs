using System.Globalization;

namespace Processing.Matching;

/// <summary>The moment of reference as callers and tests write it.</summary>
public static class ReferenceTime
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>Reads an ISO 8601 day (its first moment) or moment without an offset: <c>2026-03-04</c>, <c>2026-03-04T10:30</c> or <c>2026-03-04T10:30:00</c>.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out DateTime moment) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);

    /// <summary>Writes a moment so that <see cref="TryParse"/> reads it, to the second.</summary>
    public static string Print(DateTime moment) => moment.ToString(Forms[2], CultureInfo.InvariantCulture);
}
