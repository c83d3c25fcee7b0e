using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Rules that find nothing of their own: another rule of the same record matches the same tokens wherever they do, without a condition, and wins.</summary>
/// <remarks>
/// Told where both find the same stretches for certain: their patterns are the same but for labels, or all matches of both have one length and the language of the one holds
/// that of the other. Which of two matches of one length wins is decided by score, priority and name.
/// </remarks>
internal sealed class ShadowedRuleAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4006", "A rule that another always beats");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        var languages = new LanguageComparer(run.Program);
        var patterns = new Dictionary<RuleDefinition, RulePattern>(ReferenceEqualityComparer.Instance);
        var resolved = run.Program.Policies.SelectMany(policy => policy.Producers).ToHashSet();
        foreach (var (model, _, symbol) in run.Declarations<RuleSyntax>())
        {
            if (symbol is not RuleSymbol { Record: { } record } rule || run.IndexOf(record) < 0 || resolved.Contains(run.IndexOf(record))
                || run.Program.Producers[run.IndexOf(record)] is not Producer.Record compiled || compiled.Rules.FirstOrDefault(other => other.Name == rule.FullName) is not { } loser)
            {
                continue;
            }

            var lost = PatternOf(loser, patterns);
            if (compiled.Rules.FirstOrDefault(winner => winner != loser && MayFindTheSame(PatternOf(winner, patterns), lost) && Beats(winner, loser, compiled.Shape)
                && FindTheSame(PatternOf(winner, patterns), lost, languages)) is { } found)
            {
                var other = record.Rules.FirstOrDefault(candidate => candidate.FullName == found.Name);
                run.Report(new Diagnostic(Descriptor, $"rule `{rule.Name}` never wins: rule `{other?.Name ?? found.Name}` matches the same tokens and is preferred", new DiagnosticLabel(model.Tree.GetLocation(rule.NameToken), "always beaten"))
                {
                    Secondary = other is null ? [] : [new DiagnosticLabel(other.Location, "beats it")],
                    Note = "of matches that share a token the longer wins, then the higher score, then the higher priority, then the name that comes first",
                    Help = "take the rule away, or give it the higher `score` or `priority`",
                });
            }
        }
    }

    private static bool Beats(RuleDefinition winner, RuleDefinition loser, RecordShape shape) =>
        winner is { Where: null, Unless: null, Body: RuleBody.Sequence won } && loser.Body is RuleBody.Sequence
        && ScoreOf(winner) is { } high && ScoreOf(loser) is { } low
        && (high, winner.Priority, string.CompareOrdinal(loser.Name, winner.Name)).CompareTo((low, loser.Priority, 0)) > 0
        && GivesAll(winner, won.Pattern, shape);

    // Looked at for each pair of rules of a record, so it must be cheap.
    private static bool MayFindTheSame(RulePattern winner, RulePattern loser) =>
        (winner.Length is { } length && loser.Length == length) || (winner.Text.Length > 0 && winner.Text == loser.Text);

    private static bool FindTheSame(RulePattern winner, RulePattern loser, LanguageComparer languages) =>
        winner.Text == loser.Text || (winner.Automaton is { IsExact: true } outer && loser.Automaton is { } inner && languages.IsWithin(inner, outer));

    private static RulePattern PatternOf(RuleDefinition rule, Dictionary<RuleDefinition, RulePattern> known)
    {
        if (!known.TryGetValue(rule, out var pattern))
        {
            var automaton = rule.Body is RuleBody.Sequence body ? StepAutomatonBuilder.TryBuild(body.Pattern) : null;
            known.Add(rule, pattern = new RulePattern(rule.Body is RuleBody.Sequence sequence ? NodeText.Of(sequence.Pattern) : "", automaton, automaton?.FixedLength()));
        }

        return pattern;
    }

    private static decimal? ScoreOf(RuleDefinition rule) => rule.Score switch
    {
        null => 1,
        ExpressionNode.Constant { Value: Value.Integer score } => Math.Clamp(score.Number, 0, 1),
        ExpressionNode.Constant { Value: Value.Decimal score } => Math.Clamp(score.Number, 0, 1),
        _ => null,
    };

    // A match that leaves a required field empty is no record, and beats nothing.
    private static bool GivesAll(RuleDefinition rule, PatternNode pattern, RecordShape shape)
    {
        for (var field = 0; field < shape.Fields.Length; field++)
        {
            var value = rule.Fields.FirstOrDefault(fill => fill.Field == field && shape.Fields[field].IsOptional == false)?.Value;
            if (!shape.Fields[field].IsOptional && value is not (ExpressionNode.Constant or ExpressionNode.LabelText)
                || value is ExpressionNode.LabelText label && !IsAlwaysFilled(pattern, label.Label))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAlwaysFilled(PatternNode pattern, int label) => pattern switch
    {
        PatternNode.Capture capture => capture.Label == label || IsAlwaysFilled(capture.Body, label),
        PatternNode.Sequence sequence => sequence.Parts.Any(part => IsAlwaysFilled(part, label)),
        PatternNode.Choice choice => choice.Alternatives.All(alternative => IsAlwaysFilled(alternative, label)),
        PatternNode.Repeat repeat => repeat.Minimum > 0 && IsAlwaysFilled(repeat.Body, label),
        PatternNode.Both both => IsAlwaysFilled(both.Left, label) || IsAlwaysFilled(both.Right, label),
        _ => false,
    };

    /// <summary>What a rule matches, made once for all its comparisons.</summary>
    /// <param name="Text">The pattern as text; empty for a frame.</param>
    /// <param name="Automaton">Its automaton; null where it is too large.</param>
    /// <param name="Length">Tokens of every match where all have the same number; null otherwise.</param>
    private sealed record RulePattern(string Text, StepAutomaton? Automaton, int? Length);
}
