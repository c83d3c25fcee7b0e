using System.Globalization;
using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>The moment of reference as functions take it.</summary>
internal static class ReferenceMoment
{
    public static Value? ToValue(DateTime? reference) =>
        reference is { } moment ? new Value.Text(moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)) : null;
}
