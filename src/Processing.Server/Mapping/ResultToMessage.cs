using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Processing.Matching.Results;
using Processing.Pipeline;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

/// <summary>Makes messages of results. Nothing is lost: <see cref="MessageToResult"/> gives the same results back.</summary>
public static partial class ResultToMessage
{
    /// <summary>A record as a message.</summary>
    public static Wire.Record ToMessage(ExtractedRecord record, MentionText mentionText = MentionText.Included, FieldValues values = FieldValues.Included)
    {
        ArgumentNullException.ThrowIfNull(record);
        var message = new Wire.Record { Record_ = record.Record, Package = record.Package, Rule = record.Rule, Score = record.Score, Place = ToMessage(record.Place) };
        foreach (var field in record.Fields)
        {
            var part = new Wire.Field { Name = field.Name, Value = values == FieldValues.Included ? ToMessage(field.Value) : null };
            Add(part.Places, field.Places);
            message.Fields.Add(part);
        }

        foreach (var mention in record.Mentions)
        {
            var part = new Wire.Mention { Place = ToMessage(mention.Place) };
            if (mentionText == MentionText.Included)
            {
                part.Text = mention.Text;
            }

            message.Mentions.Add(part);
        }

        return message;
    }

    /// <summary>A zone as a message.</summary>
    public static Wire.Zone ToMessage(ExtractedZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new Wire.Zone { Zone_ = zone.Zone, Place = ToMessage(zone.Place) };
    }

    /// <summary>A place as a message.</summary>
    public static Wire.Place ToMessage(OriginalPlace place)
    {
        var message = new Wire.Place
        {
            Utf8 = Range(place.Utf8.Start, place.Utf8.End),
            Utf16 = Range(place.Utf16Start, place.Utf16End),
            CodePoints = Range(place.CodePointStart, place.CodePointEnd),
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

    private static void Add(RepeatedField<Wire.Place> to, ImmutableArray<OriginalPlace> places)
    {
        foreach (var place in places)
        {
            to.Add(ToMessage(place));
        }
    }

    private static Wire.Range Range(int start, int end) => new() { Start = (uint)start, End = (uint)end };
}
