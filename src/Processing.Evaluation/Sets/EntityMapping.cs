using System.Collections.Immutable;
using Processing.Pipeline;
using static Processing.Evaluation.Sets.RecordReading;

namespace Processing.Evaluation.Sets;

/// <summary>
/// Our records in the classes of named-entity sets. These sets give each token one class at most, where we also tell the date within a
/// time of day (`ساعت 9 صبح 24 آبان`): of overlapping places the longer counts. They mark each calendar of a date in two of them
/// by itself (`15 آگوست 1955 ( 24 مرداد 1334 )`), where we tell one date.
/// </summary>
internal static class EntityMapping
{
    /// <summary>Class, record, and the field whose places count; all mentions of the record where there is no field.</summary>
    private static readonly ImmutableArray<(string Class, string Record, string? Field)> Rows =
    [
        ("PER", "Person", null),
        ("LOC", "Location", null),
        ("ORG", "Organisation", null),
        ("DAT", "DateMention", null),
        ("TIM", "TimeMention", null),
        ("MON", "Amount", null),
        ("PCT", "Percentage", null),
    ];

    /// <param name="result">What the rules found.</param>
    /// <param name="text">The text; its tokens stand between blanks.</param>
    /// <param name="classes">The classes of the set.</param>
    public static ImmutableArray<EvaluationMark> ToMarks(ExtractionResult result, string text, ImmutableArray<string> classes)
    {
        var marks = new List<EvaluationMark>();
        foreach (var record in result.Records)
        {
            foreach (var row in Rows)
            {
                if (row.Record == record.Record && classes.Contains(row.Class))
                {
                    var places = row.Field is null ? record.Mentions.Select(mention => mention.Place) : Field(record, row.Field)?.Places ?? [];
                    var found = places.Select(place => Mark(place, row.Class, ""));
                    marks.AddRange((Field(record, "also_given") is null ? found : found.SelectMany(mark => EachCalendar(mark, text))).Select(mark => OverTokens(mark, text)));
                }
            }
        }

        return WithoutOverlaps(marks);
    }

    private static IEnumerable<EvaluationMark> EachCalendar(EvaluationMark mark, string text)
    {
        var end = mark.Start + mark.Length;
        var bracket = text.IndexOf('(', mark.Start, mark.Length);
        if (bracket < 0)
        {
            return [mark];
        }

        var inside = bracket + 1;
        while (inside < end && text[inside] == ' ')
        {
            inside++;
        }

        var close = text.IndexOf(')', inside) is var found and >= 0 ? found : end;
        return [mark with { Length = text[mark.Start..bracket].TrimEnd().Length }, mark with { Start = inside, Length = text[inside..close].TrimEnd().Length }];
    }

    /// <summary>The gold tags whole tokens, where our places leave out what Arabic glues to a name (`وأرمينيا`).</summary>
    private static EvaluationMark OverTokens(EvaluationMark mark, string text)
    {
        var start = mark.Start == 0 ? 0 : text.LastIndexOf(' ', mark.Start - 1) + 1;
        var end = text.IndexOf(' ', mark.Start + mark.Length) is var blank and >= 0 ? blank : text.Length;
        return mark with { Start = start, Length = end - start };
    }

    private static ImmutableArray<EvaluationMark> WithoutOverlaps(List<EvaluationMark> marks)
    {
        var kept = new List<EvaluationMark>();
        foreach (var mark in marks.OrderByDescending(mark => mark.Length).ThenBy(mark => mark.Start))
        {
            if (!kept.Exists(other => mark.Start < other.Start + other.Length && other.Start < mark.Start + mark.Length))
            {
                kept.Add(mark);
            }
        }

        return [.. kept.OrderBy(mark => mark.Start)];
    }
}
