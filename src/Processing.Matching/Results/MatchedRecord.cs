using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Matching.Results;

/// <summary>A record that a rule found, with places in the document's text.</summary>
/// <param name="Record">Name of the record type.</param>
/// <param name="Rule">Full name of the rule that found it: package, dot, rule.</param>
/// <param name="Score">0 to 1; the higher the surer. 1 when the rule gives no score.</param>
/// <param name="Span">Everything the rule matched.</param>
/// <param name="Fields">The filled fields, in the order the record declares them.</param>
/// <param name="Mentions">Every place that names the same thing, in text order; at least the record's own. More than one only for records with a key.</param>
public sealed record MatchedRecord(
    string Record,
    string Rule,
    double Score,
    TextSpan Span,
    ImmutableArray<MatchedField> Fields,
    ImmutableArray<TextSpan> Mentions)
{
    /// <summary>The package that declares the record type.</summary>
    public string Package { get; init; } = "";

    /// <summary>The value of a field, null when it is not filled.</summary>
    public Values.Value? Find(string field)
    {
        foreach (var candidate in Fields)
        {
            if (candidate.Name == field)
            {
                return candidate.Value;
            }
        }

        return null;
    }
}
