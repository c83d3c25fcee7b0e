using System.Collections.Immutable;
using Processing.Pipeline;
using static Processing.Evaluation.Sets.RecordReading;

namespace Processing.Evaluation.Sets;

/// <summary>Our records in the classes of named-entity sets. Where two records claim one class over overlapping places, the longer counts.</summary>
internal static class EntityMapping
{
    /// <summary>Class, record, and the field whose places count; all mentions of the record where there is no field.</summary>
    private static readonly ImmutableArray<(string Class, string Record, string? Field)> Rows =
    [
        ("PER", "Person", null),
        ("PER", "Official", "name"),
        ("PER", "Statement", "speaker"),
        ("LOC", "Place", null),
        ("ORG", "Organisation", null),
        ("DAT", "DateMention", null),
        ("TIM", "TimeMention", null),
        ("MON", "Amount", null),
        ("PCT", "Percentage", null),
    ];

    public static ImmutableArray<EvaluationMark> ToMarks(ExtractionResult result, ImmutableArray<string> classes)
    {
        var marks = new List<EvaluationMark>();
        foreach (var record in result.Records)
        {
            foreach (var row in Rows)
            {
                if (row.Record == record.Record && classes.Contains(row.Class))
                {
                    var places = row.Field is null ? record.Mentions.Select(mention => mention.Place) : Field(record, row.Field)?.Places ?? [];
                    marks.AddRange(places.Select(place => Mark(place, row.Class, "")));
                }
            }
        }

        return WithoutOverlaps(marks);
    }

    private static ImmutableArray<EvaluationMark> WithoutOverlaps(List<EvaluationMark> marks)
    {
        var kept = new List<EvaluationMark>();
        foreach (var mark in marks.OrderByDescending(mark => mark.Length).ThenBy(mark => mark.Start))
        {
            if (!kept.Exists(other => other.Class == mark.Class && mark.Start < other.Start + other.Length && other.Start < mark.Start + mark.Length))
            {
                kept.Add(mark);
            }
        }

        return [.. kept.OrderBy(mark => mark.Start)];
    }
}
