using Processing.Pipeline;
using Published = Processing.Rules.V1;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Shadowing;

/// <summary>Makes messages of differences.</summary>
internal static class DifferenceMessages
{
    /// <summary>Most records of each kind that one message lists.</summary>
    public const int MostRecords = 100;

    /// <summary>The difference of one document.</summary>
    public static Published.DocumentDifference Of(string document, RecordChanges<Wire.Record> comparison)
    {
        var message = new Published.DocumentDifference
        {
            Document = document,
            TotalAdded = (uint)comparison.Added.Length,
            TotalRemoved = (uint)comparison.Removed.Length,
            TotalUnchanged = (uint)comparison.Unchanged,
        };
        message.Added.AddRange(comparison.Added.Take(MostRecords));
        message.Removed.AddRange(comparison.Removed.Take(MostRecords));
        return message;
    }
}
