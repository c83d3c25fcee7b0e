using System.Collections.Immutable;
using Processing.Pipeline;
using static Processing.Evaluation.Sets.RecordReading;

namespace Processing.Evaluation.Sets;

/// <summary>Our records in the types and values of Recognizers-Text. A model asks for some types only; the other records of a document do not count for it.</summary>
internal static class RecognizersMapping
{
    public static ImmutableArray<EvaluationMark> ToMarks(string model, ExtractionResult result)
    {
        var marks = ImmutableArray.CreateBuilder<EvaluationMark>();
        foreach (var record in result.Records)
        {
            if (ToMark(Topic(model), record) is { } mark && !IsSuppressed(model, mark))
            {
                marks.Add(mark);
            }
        }

        return marks.ToImmutable();
    }

    /// <summary>`Number.NumberModelPercentMode` is about what `Number.NumberModel` is about.</summary>
    private static string Topic(string model)
    {
        var name = model[(model.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return name[..name.IndexOf("Model", StringComparison.Ordinal)];
    }

    /// <summary>One model asks for ordinals that are counted from the start only.</summary>
    private static bool IsSuppressed(string model, EvaluationMark mark) =>
        model.EndsWith("SuppressExtendedTypes", StringComparison.Ordinal) && mark.Class == "ordinal.relative";

    private static EvaluationMark? ToMark(string topic, ExtractedRecord record) => (topic, record.Record) switch
    {
        ("Number", "Numeral") => Mark(record.Place, "number", Canonical(Scalar(record, "value") ?? "")),
        ("NumberRange", "NumberInterval") => Mark(record.Place, "numberrange", Interval(record)),
        ("Ordinal", "OrdinalNumber") => Ordinal(record),
        ("Percent", "Percentage") => Mark(record.Place, "percentage", $"{Scalar(record, "value")}%"),
        ("Currency", "MoneyAmount") => Mark(record.Place, "currency", Money(record)),
        ("Dimension", "Measurement") when Scalar(record, "dimension") is not ("age" or "temperature" or "count" or "ratio" or "time") => Measured(record, "dimension"),
        ("Age", "Measurement") when Scalar(record, "dimension") is "age" => Measured(record, "age"),
        ("Temperature", "Measurement") when Scalar(record, "dimension") is "temperature" => Measured(record, "temperature"),
        ("DateTime", "TemporalExpression") when IsIslamicMonth(record) => Mark(record.Place, "datetimeV2.date", "not resolved"),
        ("DateTime", "TemporalExpression") => Mark(record.Place, $"datetimeV2.{Scalar(record, "kind")}", Resolution(record)),
        ("Email", "EmailAddress") => Address(record, "email"),
        ("URL", "WebAddress") => Address(record, "url"),
        ("PhoneNumber", "PhoneNumber") => Address(record, "phonenumber"),
        ("IpAddress", "IpAddress") => Address(record, "ip"),
        ("Hashtag", "Hashtag") => Address(record, "hashtag"),
        ("Mention", "AccountMention") => Address(record, "mention"),
        ("GUID", "Guid") => Address(record, "guid"),
        ("Boolean", "Answer") => Mark(record.Place, "boolean", Scalar(record, "value") ?? ""),
        _ => null,
    };

    private static string Money(ExtractedRecord record)
    {
        var amount = Canonical(Scalar(record, "subunits") ?? Scalar(record, "value") ?? "");
        var subunit = Scalar(record, "subunit") is { } name ? " " + name : "";
        return $"{amount} {Scalar(record, "currency")}{subunit}";
    }

    private static EvaluationMark Measured(ExtractedRecord record, string @class) =>
        Mark(record.Place, @class, $"{Canonical(Scalar(record, "value") ?? "")} {Scalar(record, "unit")}");

    private static EvaluationMark Address(ExtractedRecord record, string @class) =>
        Mark(record.Place, @class, (Scalar(record, "text") ?? "").ToLowerInvariant());

    /// <summary>`(10,15]`: a round bracket where the end is not included, nothing where it is open.</summary>
    private static string Interval(ExtractedRecord record)
    {
        var open = Scalar(record, "min_included") is "true" ? "[" : "(";
        var close = Scalar(record, "max_included") is "true" ? "]" : ")";
        return $"{open}{Scalar(record, "min")},{Scalar(record, "max")}{close}";
    }

    /// <summary>`200` counted from the start; `end-1` and `current+1` relative to something.</summary>
    private static EvaluationMark Ordinal(ExtractedRecord record)
    {
        var offset = Scalar(record, "value") ?? "";
        var from = Scalar(record, "counted_from") ?? "start";
        return from == "start"
            ? Mark(record.Place, "ordinal", offset)
            : Mark(record.Place, "ordinal.relative", $"{from}{(offset.StartsWith('-') ? "" : "+")}{offset}");
    }

    /// <summary>The set calls a month of the Islamic calendar a date and leaves it unresolved, where we give its days.</summary>
    private static bool IsIslamicMonth(ExtractedRecord record) => Scalar(record, "calendar") is "umm_al_qura" && Scalar(record, "grain") is "month";

    /// <summary>All values that the expression may mean, with the set's blank between date and time; the timex where it has none.</summary>
    private static string Resolution(ExtractedRecord record)
    {
        var values = string.Join(" | ", Scalars(record, "values").Select(value => value.Replace('T', ' ')));
        return values.Length > 0 ? values : Scalar(record, "timex") ?? "not resolved";
    }
}
