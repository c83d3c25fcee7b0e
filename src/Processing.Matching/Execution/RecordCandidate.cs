using System.Collections.Immutable;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>A record that a rule found, before overlaps are resolved.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Tokens">Everything it matched; may be empty.</param>
/// <param name="Trigger">The tokens of a frame's trigger; null for a sequence.</param>
/// <param name="Span">The place in the text.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Fields">The filled fields, in the order the record declares them.</param>
internal sealed record RecordCandidate(
    PreparedRule Rule,
    TokenSpan Tokens,
    TokenSpan? Trigger,
    TextSpan Span,
    double Score,
    ImmutableArray<MatchedField> Fields)
{
    private List<RecordCandidate>? _losers;

    /// <summary>The matches of other records that this one kept off its tokens, for explanations.</summary>
    public List<RecordCandidate> Losers => _losers ??= [];

    /// <summary>Which record of a policy it competes for.</summary>
    public int Member { get; set; }

    public string RuleName => Rule.Definition.Name;

    public int Priority => Rule.Definition.Priority;
}
