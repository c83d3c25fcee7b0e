using Processing.Matching.Execution;
using Processing.Matching.Results;
using Processing.Matching.Values;

namespace Processing.Matching.Replay;

/// <summary>Whether what was found twice is the same, records by their content.</summary>
internal static class ResultComparison
{
    public static bool AreSame(AnnotationSet left, AnnotationSet right)
    {
        if (left.All.Length != right.All.Length)
        {
            return false;
        }

        for (var index = 0; index < left.All.Length; index++)
        {
            var (one, other) = (left.All[index], right.All[index]);
            if (!ReferenceEquals(one, other) && !(one.Tokens == other.Tokens && one.Span == other.Span && one.Clitics == other.Clitics && AreSame(one.Value, other.Value)))
            {
                return false;
            }
        }

        return true;
    }

    public static bool AreSame(List<MatchedRecord> left, List<MatchedRecord> right) => left.Count == right.Count && left.Zip(right, AreSame).All(same => same);

    private static bool AreSame(MatchedRecord left, MatchedRecord right) => ReferenceEquals(left, right)
        || (left.Record == right.Record && left.Rule == right.Rule && left.Score.Equals(right.Score) && left.Span == right.Span && left.Mentions.SequenceEqual(right.Mentions)
            && left.Fields.Length == right.Fields.Length && left.Fields.Zip(right.Fields, AreSame).All(same => same));

    private static bool AreSame(MatchedField left, MatchedField right) => left.Name == right.Name && left.Spans.SequenceEqual(right.Spans) && AreSame(left.Value, right.Value);

    private static bool AreSame(Value? left, Value? right) => (left, right) switch
    {
        (Value.Record one, Value.Record other) => AreSame(one.Content, other.Content),
        (Value.List one, Value.List other) => one.Items.Length == other.Items.Length && one.Items.Zip(other.Items, AreSame).All(same => same),
        (Value.Row one, Value.Row other) => one.Columns.Length == other.Columns.Length && one.Columns.Zip(other.Columns, (first, second) => first.Key == second.Key && AreSame(first.Value, second.Value)).All(same => same),
        _ => Equals(left, right),
    };
}
