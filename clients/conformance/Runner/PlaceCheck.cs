using System.Text;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Conformance;

/// <summary>Holds the places of a result against the document: all three units cut the same text, the client's helper cuts that text too, and it is what the server says stands there.</summary>
public static class PlaceCheck
{
    /// <summary>What does not agree, in sentences.</summary>
    public static IEnumerable<string> Differences(Case wanted, CaseResult result)
    {
        var requests = wanted.Requests.GroupBy(request => request.CorrelationId).ToDictionary(group => group.Key, group => group.First());
        return result.Answers.Where(answer => answer.OutcomeCase == Answer.OutcomeOneofCase.Result)
            .SelectMany(answer => Differences(answer, requests[answer.CorrelationId].Document.Content.ToByteArray()).Select(difference => $"`{answer.CorrelationId}`: {difference}"));
    }

    private static IEnumerable<string> Differences(Answer answer, byte[] document)
    {
        var places = Places(answer.Result).ToList();
        if (places.Count != answer.Slices.Count)
        {
            yield return $"{places.Count} places, but {answer.Slices.Count} slices";
            yield break;
        }

        var text = Encoding.UTF8.GetString(document);
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < places.Count; i++)
        {
            var (place, said) = places[i];
            if (!IsIn(place.Utf8, document.Length) || !IsIn(place.Utf16, text.Length) || !IsIn(place.CodePoints, runes.Length))
            {
                yield return $"place {i} is not in the document: {place}";
                continue;
            }

            var bytes = Encoding.UTF8.GetString(document, (int)place.Utf8.Start, (int)(place.Utf8.End - place.Utf8.Start));
            var units = text[(int)place.Utf16.Start..(int)place.Utf16.End];
            var points = string.Concat(runes[(int)place.CodePoints.Start..(int)place.CodePoints.End]);
            if (bytes != units || units != points)
            {
                yield return $"place {i} is `{bytes}` by UTF-8, `{units}` by UTF-16, `{points}` by code points";
            }

            if (answer.Slices[i] != bytes)
            {
                yield return $"place {i} is `{bytes}`; the client cuts `{answer.Slices[i]}`";
            }

            if (said is not null && said != bytes)
            {
                yield return $"place {i} is `{bytes}`; the server says `{said}`";
            }
        }
    }

    private static bool IsIn(Processing.Extraction.V1.Range? range, int length) => range is not null && range.Start <= range.End && range.End <= length;

    // In the order of Answer.slices; with the text that the server gives for it, where it gives one.
    private static IEnumerable<(Place Place, string? Text)> Places(ExtractionResult result)
    {
        foreach (var record in result.Records)
        {
            yield return (record.Place, null);
            foreach (var place in record.Fields.SelectMany(field => field.Places))
            {
                yield return (place, null);
            }

            foreach (var mention in record.Mentions)
            {
                yield return (mention.Place, mention.Text.Length > 0 ? mention.Text : null);
            }
        }

        foreach (var zone in result.Zones)
        {
            yield return (zone.Place, null);
        }
    }
}
