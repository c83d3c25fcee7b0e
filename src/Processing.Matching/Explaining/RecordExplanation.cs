using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>Why one record came out.</summary>
/// <param name="Record">The record.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Alternatives">Of each choice of the pattern that was come to, the number of the alternative that was taken, from 1, outer choices first.</param>
/// <param name="Elements">What the match took, in its order: the match of a sequence or trigger, then the slots.</param>
/// <param name="Captures">The filled labels.</param>
/// <param name="Score">What the score was summed from; empty where the rule gives none.</param>
/// <param name="Beaten">Matches that it beat or took in.</param>
/// <param name="BeatenLeftOut">Such matches beyond <see cref="ExplainLimits.MaxDetails"/>.</param>
public sealed record RecordExplanation(
    MatchedRecord Record,
    RuleDefinition Rule,
    ImmutableArray<int> Alternatives,
    ImmutableArray<TakenElement> Elements,
    ImmutableArray<FilledLabel> Captures,
    ImmutableArray<ScorePart> Score,
    ImmutableArray<BeatenMatch> Beaten,
    int BeatenLeftOut);

/// <summary>What one element of a pattern took.</summary>
/// <param name="Element">The element; null where it cannot be told.</param>
/// <param name="Span">Its place.</param>
/// <param name="ReadAs">The folded tokens that were compared, with a space between them.</param>
/// <param name="Producer">Full name of the lexicon, entity or record; null for a token.</param>
/// <param name="Entry">First form of the lexicon's entry; null where it is none.</param>
/// <param name="Value">The value of the annotation; null for none.</param>
/// <param name="Clitics">What was glued to it.</param>
public sealed record TakenElement(PatternNode? Element, TextSpan Span, string ReadAs, string? Producer, string? Entry, Value? Value, LexiconClitics Clitics);

/// <summary>One filled label.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Spans">Its places.</param>
public sealed record FilledLabel(string Label, ImmutableArray<TextSpan> Spans);

/// <summary>One summand of a score.</summary>
/// <param name="Expression">The summand as compiled.</param>
/// <param name="Amount">What it added; a condition that does not hold adds 0.</param>
public sealed record ScorePart(ExpressionNode Expression, decimal Amount);

/// <summary>A match that gave no record of its own because of another.</summary>
/// <param name="Rule">Full name of its rule.</param>
/// <param name="Span">Its place.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="By">How it was beaten.</param>
public sealed record BeatenMatch(string Rule, TextSpan Span, double Score, BeatenBy By);

/// <summary>How a match was beaten.</summary>
public enum BeatenBy
{
    /// <summary>By a match of the same record that shares a token or a trigger.</summary>
    Overlap,

    /// <summary>By a match of another record, as a <c>resolve</c> says.</summary>
    Resolve,

    /// <summary>It has the same key and was merged.</summary>
    Key,
}
