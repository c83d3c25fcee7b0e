using System.Collections.Immutable;
using Processing.Pipeline;
using static Processing.Evaluation.Sets.RecordReading;

namespace Processing.Evaluation.Sets;

/// <summary>
/// Our records in the classes of named-entity sets. These sets give each token one class at most, where we also tell the date within a
/// time of day (`ساعت 9 صبح 24 آبان`): of overlapping places the longer counts.
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
                    marks.AddRange(places.Select(place => OverTokens(Mark(place, row.Class, ""), text)));
                }
            }
        }

        return WithoutOverlaps(marks);
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
