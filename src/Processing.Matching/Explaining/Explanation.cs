using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Results;

namespace Processing.Matching.Explaining;

/// <summary>Why a document gave what it gave.</summary>
/// <param name="Result">What <see cref="FastExecutor"/> gives of the document.</param>
/// <param name="Records">The records that were asked for, in text order.</param>
/// <param name="RecordsLeftOut">Records beyond <see cref="ExplainLimits.MaxRecords"/>.</param>
/// <param name="Rules">What became of the rules that were asked for, in the order of the program; without a rule that was asked for those that got furthest.</param>
/// <param name="RulesLeftOut">Rules beyond <see cref="ExplainLimits.MaxRules"/>.</param>
/// <param name="Truncation">What ended the looking; attempts beyond it are not told of. Null when it is whole.</param>
public sealed record Explanation(MatchResult Result, ImmutableArray<RecordExplanation> Records, int RecordsLeftOut, ImmutableArray<RuleAttempts> Rules, int RulesLeftOut, Truncation? Truncation);

/// <summary>What became of one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Missing">Elements of which one stands in every match of the rule, where none of them occurs in the document; empty otherwise.</param>
/// <param name="Attempts">The attempts that got furthest, best first.</param>
/// <param name="AttemptsLeftOut">Attempts beyond <see cref="ExplainLimits.MaxAttempts"/> that got past their first element.</param>
/// <param name="StartsLeftOut">Places beyond <see cref="ExplainLimits.MaxStarts"/> where the rule was not tried.</param>
public sealed record RuleAttempts(RuleDefinition Rule, ImmutableArray<PatternNode> Missing, ImmutableArray<Attempt> Attempts, int AttemptsLeftOut, int StartsLeftOut);
