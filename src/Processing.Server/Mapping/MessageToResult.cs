using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Processing.Matching.Results;
using Processing.Pipeline;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

/// <summary>Makes results of messages: what a server sent becomes what an engine in this process would have given.</summary>
public static partial class MessageToResult
{
    /// <summary>A whole result.</summary>
    /// <exception cref="InvalidDataException">The message lacks what every server sends.</exception>
    public static ExtractionResult ToResult(Wire.ExtractionResult message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var summary = Need(message.Summary, "summary");
        return new ExtractionResult([.. message.Records.Select(ToRecord)], [.. message.Zones.Select(ToZone)], ToTruncation(summary), null, ToStatistics(summary))
        {
            StoppedRule = summary.StoppedRule.Length > 0 ? summary.StoppedRule : null,
        };
    }

    /// <summary>A record.</summary>
    /// <exception cref="InvalidDataException">The message lacks what every server sends.</exception>
    public static ExtractedRecord ToRecord(Wire.Record message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new ExtractedRecord(
            message.Record_,
            message.Rule,
            message.Score,
            ToPlace(message.Place),
            [.. message.Fields.Select(field => new ExtractedField(field.Name, ToValue(field.Value), ToPlaces(field.Places)))],
            [.. message.Mentions.Select(mention => new ExtractedMention(mention.Text, ToPlace(mention.Place)))])
        {
            Package = message.Package,
        };
    }

    /// <summary>A zone.</summary>
    /// <exception cref="InvalidDataException">The message lacks what every server sends.</exception>
    public static ExtractedZone ToZone(Wire.Zone message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new ExtractedZone(message.Zone_, ToPlace(message.Place));
    }

    /// <summary>The counts of a summary.</summary>
    public static ExtractionStatistics ToStatistics(Wire.ExtractionSummary message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var counts = Need(message.Statistics, "statistics");
        return new ExtractionStatistics(message.MediaType, checked((int)counts.Bytes), checked((int)counts.Tokens), checked((int)counts.Sentences));
    }

    /// <summary>Why the result of a summary is not whole; null when it is.</summary>
    public static Truncation? ToTruncation(Wire.ExtractionSummary message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.TruncationReason switch
        {
            Wire.TruncationReason.Unspecified => null,
            Wire.TruncationReason.MaxMatches => Truncation.MaxMatches,
            Wire.TruncationReason.TimeLimit => Truncation.TimeLimit,
            Wire.TruncationReason.RuleSteps => Truncation.RuleSteps,
            _ => Truncation.MaxSteps,
        };
    }

    private static ImmutableArray<OriginalPlace> ToPlaces(RepeatedField<Wire.Place> messages) => [.. messages.Select(ToPlace)];

    private static OriginalPlace ToPlace(Wire.Place? message)
    {
        var place = Need(message, "place");
        var utf8 = Need(place.Utf8, "place.utf8");
        var utf16 = Need(place.Utf16, "place.utf16");
        var codePoints = Need(place.CodePoints, "place.code_points");
        var span = ToSpan(utf8);
        return new OriginalPlace(span, checked((int)utf16.Start), checked((int)utf16.End), checked((int)codePoints.Start), checked((int)codePoints.End))
        {
            Bytes = place.Bytes is { } bytes ? ToSpan(bytes) : span,
            Location = ToLocation(place),
        };
    }

    private static DocumentLocation? ToLocation(Wire.Place place)
    {
        switch (place.LocationCase)
        {
            case Wire.Place.LocationOneofCase.Word:
                var inParagraph = ToSpan(Need(place.Word.Characters, "place.word.characters"));
                return new WordLocation(place.Word.Part, checked((int)place.Word.Paragraph), inParagraph.Start, inParagraph.End);
            case Wire.Place.LocationOneofCase.Page:
                var onPage = ToSpan(Need(place.Page.Characters, "place.page.characters"));
                return new PageLocation(checked((int)place.Page.Page), onPage.Start, onPage.End, [.. place.Page.Boxes.Select(box => new PageBox(box.Left, box.Top, box.Right, box.Bottom))]);
            default:
                return null;
        }
    }

    private static OriginalSpan ToSpan(Wire.Range range) => new(checked((int)range.Start), checked((int)range.End));

    private static T Need<T>(T? message, string field)
        where T : class => message ?? throw new InvalidDataException($"The server's answer lacks '{field}'.");
}
