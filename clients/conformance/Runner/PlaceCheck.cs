using System.Text;
using System.Text.Unicode;
using Google.Protobuf;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Conformance;

/// <summary>
/// Holds the places of a result against the document, or the text that came with the result where the document is no UTF-8: all units that were asked for cut the same text, the
/// client's helpers cut that text too, and it is what the server says stands there.
/// </summary>
public static class PlaceCheck
{
    private static readonly OffsetUnit[] All = [OffsetUnit.Utf8, OffsetUnit.Utf16, OffsetUnit.CodePoints];

    /// <summary>What does not agree, in sentences.</summary>
    public static IEnumerable<string> Differences(Case wanted, CaseResult result)
    {
        var requests = wanted.Requests.GroupBy(request => request.CorrelationId).ToDictionary(group => group.Key, group => group.First());
        return result.Answers.Where(answer => answer.OutcomeCase == Answer.OutcomeOneofCase.Result)
            .SelectMany(answer => Differences(answer, requests[answer.CorrelationId]).Select(difference => $"`{answer.CorrelationId}`: {difference}"));
    }

    private static IEnumerable<string> Differences(Answer answer, ExtractDocumentsRequest request)
    {
        var places = Places(answer.Result).ToList();
        if (places.Count != answer.Slices.Count)
        {
            yield return $"{places.Count} places, but {answer.Slices.Count} slices";
            yield break;
        }

        if (answer.TextSlices.Count != (answer.Result.HasText ? places.Count : 0))
        {
            yield return $"{places.Count} places, but {answer.TextSlices.Count} slices of the text";
            yield break;
        }

        var isUtf8 = Utf8.IsValid(request.Document.Content.Span);
        if (!isUtf8 && !answer.Result.HasText)
        {
            yield return "the document is no UTF-8, so its text must be asked for";
            yield break;
        }

        OffsetUnit[] units = request.Options?.OffsetUnits is { Count: > 0 } some ? [.. some] : All;
        var document = new CountedText(isUtf8 ? request.Document.Content.ToByteArray() : Encoding.UTF8.GetBytes(answer.Result.Text));
        var refused = 0;
        for (var i = 0; i < places.Count; i++)
        {
            var (place, said) = places[i];
            if (All.FirstOrDefault(unit => CountedText.RangeOf(place, unit) is null == units.Contains(unit)) is var odd and not OffsetUnit.Unspecified)
            {
                yield return $"place {i} {(units.Contains(odd) ? "does not come" : "comes")} in {odd}: {place}";
                continue;
            }

            var cuts = units.Select(unit => document.Cut(place, unit)).ToArray();
            if (cuts[0] is not { } text || cuts.Contains(null))
            {
                yield return $"place {i} is not in the document: {place}";
                continue;
            }

            if (cuts.Any(cut => cut != text))
            {
                yield return $"place {i} is {string.Join(", ", units.Zip(cuts, (unit, cut) => $"`{cut}` by {unit}"))}";
            }

            if (answer.TextSlices.Count > 0 && answer.TextSlices[i] != text)
            {
                yield return $"place {i} is `{text}`; the client cuts `{answer.TextSlices[i]}` out of the text";
            }

            // A document that is no text is for no helper to cut, and nor is one by a unit that did not come.
            if (answer.Slices[i].Length == 0 && answer.Slices[i] != text && (!isUtf8 || units.Length < All.Length))
            {
                refused++;
            }
            else if (!isUtf8)
            {
                yield return $"place {i} is in no text; the client cuts `{answer.Slices[i]}`";
            }
            else if (answer.Slices[i] != text)
            {
                yield return $"place {i} is `{text}`; the client cuts `{answer.Slices[i]}`";
            }

            if (said is not null && said != text)
            {
                yield return $"place {i} is `{text}`; the server says `{said}`";
            }
        }

        if (refused != answer.RefusedSlices)
        {
            yield return $"{refused} places were not cut, but {answer.RefusedSlices} were refused";
        }

        foreach (var difference in TypedDifferences(answer, document, units[0]))
        {
            yield return difference;
        }
    }

    // What stands at the places that a client looked up by the name of the first field of a class.
    private static IEnumerable<string> TypedDifferences(Answer answer, CountedText document, OffsetUnit unit)
    {
        var records = answer.Result.Records.Where(record => record.HasTyped).ToList();
        if (records.Count != answer.Typed.Count)
        {
            yield return $"{records.Count} records in typed form, but {answer.Typed.Count} objects";
            yield break;
        }

        foreach (var (record, typed) in records.Zip(answer.Typed))
        {
            var message = TypedRecord.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(typed)?.Accessor.GetValue(typed) as IMessage;
            var first = message?.Descriptor.Fields.InDeclarationOrder()[0].Name;
            var texts = record.Fields.Where(field => field.Name == first).SelectMany(field => field.Places).Select(place => document.Cut(place, unit));
            if (message?.Descriptor.FullName != $"{record.Package}.{record.Record_}" || !texts.SequenceEqual(typed.FirstField))
            {
                yield return $"the {record.Record_} has {first} at `{string.Join("`, `", texts)}`; the client's {message?.Descriptor.FullName} has it at `{string.Join("`, `", typed.FirstField)}`";
            }
        }
    }

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
