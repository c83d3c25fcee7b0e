using Processing.Matching.Results;
using Processing.Pipeline;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

/// <summary>Makes messages of results. Nothing is lost: <see cref="MessageToResult"/> gives the same results back.</summary>
public static partial class ResultToMessage
{
    /// <summary>A record as a message.</summary>
    public static Wire.Record ToMessage(ExtractedRecord record) => ToMessage(record, MessageParts.All);

    /// <summary>Some parts of a record as a message.</summary>
    internal static Wire.Record ToMessage(ExtractedRecord record, MessageParts parts)
    {
        ArgumentNullException.ThrowIfNull(record);
        var message = new Wire.Record { Record_ = record.Record, Package = record.Package, Rule = record.Rule, Score = record.Score, Place = ToMessage(record.Place, parts.Units) };
        foreach (var field in record.Fields)
        {
            var part = new Wire.Field { Name = field.Name, Value = parts.Values == FieldValues.Included ? ToMessage(field.Value) : null };
            foreach (var place in field.Places)
            {
                part.Places.Add(ToMessage(place, parts.Units));
            }

            message.Fields.Add(part);
        }

        foreach (var mention in record.Mentions)
        {
            var part = new Wire.Mention { Place = ToMessage(mention.Place, parts.Units) };
            if (parts.MentionText == MentionText.Included)
            {
                part.Text = mention.Text;
            }

            message.Mentions.Add(part);
        }

        return message;
    }

    /// <summary>A zone as a message.</summary>
    public static Wire.Zone ToMessage(ExtractedZone zone) => ToMessage(zone, PlaceUnits.All);

    /// <summary>A zone as a message, its place in some units.</summary>
    internal static Wire.Zone ToMessage(ExtractedZone zone, PlaceUnits units)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new Wire.Zone { Zone_ = zone.Zone, Place = ToMessage(zone.Place, units) };
    }

    /// <summary>A place as a message.</summary>
    public static Wire.Place ToMessage(OriginalPlace place) => ToMessage(place, PlaceUnits.All);

    /// <summary>A place as a message, in some units.</summary>
    internal static Wire.Place ToMessage(OriginalPlace place, PlaceUnits units)
    {
        var message = new Wire.Place
        {
            Utf8 = (units & PlaceUnits.Utf8) != 0 ? Range(place.Utf8.Start, place.Utf8.End) : null,
            Utf16 = (units & PlaceUnits.Utf16) != 0 ? Range(place.Utf16Start, place.Utf16End) : null,
            CodePoints = (units & PlaceUnits.CodePoints) != 0 ? Range(place.CodePointStart, place.CodePointEnd) : null,
            Bytes = place.Bytes == place.Utf8 ? null : Range(place.Bytes.Start, place.Bytes.End),
        };
        switch (place.Location)
        {
            case WordLocation word:
                message.Word = new Wire.WordLocation { Part = word.Part, Paragraph = (uint)word.Paragraph, Characters = Range(word.Character, word.EndCharacter) };
                break;
            case PageLocation page:
                message.Page = new Wire.PageLocation { Page = (uint)page.Page, Characters = Range(page.Character, page.EndCharacter) };
                message.Page.Boxes.AddRange(page.Boxes.Select(box => new Wire.Box { Left = box.Left, Top = box.Top, Right = box.Right, Bottom = box.Bottom }));
                break;
            default:
                break;
        }

        return message;
    }

    /// <summary>Counts as a message.</summary>
    public static Wire.ExtractionStatistics ToMessage(ExtractionStatistics statistics) => new()
    {
        Bytes = (uint)statistics.Bytes,
        Tokens = (uint)statistics.Tokens,
        Sentences = (uint)statistics.Sentences,
    };

    /// <summary>The reason that a result is not whole, as the messages spell it.</summary>
    public static Wire.TruncationReason ToMessage(Truncation? truncation) => truncation switch
    {
        null => Wire.TruncationReason.Unspecified,
        Truncation.MaxMatches => Wire.TruncationReason.MaxMatches,
        Truncation.MaxSteps => Wire.TruncationReason.MaxSteps,
        Truncation.TimeLimit => Wire.TruncationReason.TimeLimit,
        Truncation.RuleSteps => Wire.TruncationReason.RuleSteps,
        _ => throw new ArgumentOutOfRangeException(nameof(truncation), truncation, null),
    };

    private static Wire.Range Range(int start, int end) => new() { Start = (uint)start, End = (uint)end };
}
