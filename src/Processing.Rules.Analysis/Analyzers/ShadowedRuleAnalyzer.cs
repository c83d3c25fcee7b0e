using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
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
        var patterns = new Dictionary<RuleDefinition, RulePattern>(ReferenceEqualityComparer.Instance);
        var resolved = run.Program.Policies.SelectMany(policy => policy.Producers).ToHashSet();
        foreach (var (model, _, symbol) in run.Declarations<RuleSyntax>())
        {
            if (symbol is not RuleSymbol { Record: { } record } rule || run.IndexOf(record) < 0 || resolved.Contains(run.IndexOf(record))
                || run.Program.Producers[run.IndexOf(record)] is not Producer.Record compiled || run.DefinitionOf(rule) is not { } loser)
            {
                continue;
            }

            var lost = PatternOf(run, loser, patterns);
            MatchSyntax[] matches = [.. rule.Syntax.Clauses.OfType<MatchSyntax>()];
            SourceLocation Place() => matches.Length == 1 ? model.Tree.GetLocation(matches[0].Pattern) : rule.Location;
            if (compiled.Rules.TakeWhile(_ => run.Fuel.TrySpend(1)).FirstOrDefault(winner => winner != loser && MayFindTheSame(PatternOf(run, winner, patterns), lost) && Beats(winner, loser, compiled.Shape)
                && FindTheSame(run, PatternOf(run, winner, patterns), lost, Place)) is { } found)
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

    private static bool FindTheSame(AnalysisRun run, RulePattern winner, RulePattern loser, Func<SourceLocation> place) => winner.Text == loser.Text
        || (AutomatonOf(run, winner, place) is { IsExact: true } outer && AutomatonOf(run, loser, place) is { } inner && run.Languages.IsWithin(inner, outer));

    // Most rules are compared with none.
    private static StepAutomaton? AutomatonOf(AnalysisRun run, RulePattern pattern, Func<SourceLocation> place) => pattern.Automaton ??= run.Build(pattern.Body, place);

    private static RulePattern PatternOf(AnalysisRun run, RuleDefinition rule, Dictionary<RuleDefinition, RulePattern> known)
    {
        if (!known.TryGetValue(rule, out var pattern))
        {
            var body = (rule.Body as RuleBody.Sequence)?.Pattern;
            var text = body is null ? "" : NodeText.Of(body);
            run.Fuel.Spend(text.Length);
            known.Add(rule, pattern = new RulePattern(body, text, body is null ? null : PatternLength.Of(body).Fixed));
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
    /// <param name="Body">The pattern; null for a frame.</param>
    /// <param name="Text">The pattern as text; empty for a frame.</param>
    /// <param name="Length">Tokens of every match where all have the same number; null otherwise.</param>
    private sealed record RulePattern(PatternNode? Body, string Text, long? Length)
    {
        public StepAutomaton? Automaton { get; set; }
    }
}
