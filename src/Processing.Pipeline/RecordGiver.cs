using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>Makes results of what the matcher finds in one document, once for each record that the caller wants, and gives them on as they come.</summary>
internal sealed class RecordGiver(ExtractionOptions options, PlaceMapper places, TokenizedText text, Action<ExtractedRecord>? sink)
{
    // By reference: equal matches of one document are still different records.
    private readonly Dictionary<MatchedRecord, ExtractedRecord> _given = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gives a record on.</summary>
    public void Give(MatchedRecord match)
    {
        if (IsWanted(match))
        {
            var record = places.ToExtracted(match, text);
            _given.Add(match, record);
            sink?.Invoke(record);
        }
    }

    /// <summary>The record of a match, the one that was given on where one was; null where the caller does not want it.</summary>
    public ExtractedRecord? Find(MatchedRecord match) =>
        _given.TryGetValue(match, out var record) ? record : IsWanted(match) ? places.ToExtracted(match, text) : null;

    private bool IsWanted(MatchedRecord match) => match.Score >= options.MinimumScore && options.Wants(match.Package, match.Record);
}
