using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Conditions that never hold: in brackets, in <c>where</c>, and, where they then except nothing, in <c>unless</c>.</summary>
internal sealed class ImpossibleConditionAnalyzer : RuleAnalyzer
{
    private const string Tokens = "tokens$";

    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4019", "A condition that never holds");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, symbol) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var pattern in syntax.DescendantNodesAndSelf().OfType<PatternSyntax>())
            {
                AnalyzeBrackets(run, model, pattern);
            }

            switch (symbol)
            {
                case RuleSymbol rule:
                    AnalyzeClauses(run, model, rule);
                    break;
                case EntitySymbol entity:
                    AnalyzeAlternatives(run, model, entity);
                    break;
                default:
                    break;
            }
        }
    }

    private static void AnalyzeBrackets(AnalysisRun run, SemanticModel model, PatternSyntax pattern)
    {
        var (brackets, problem) = pattern switch
        {
            PatternSyntax.TokenClass { Predicate: { } predicate } when run.PatternOf(model, pattern) is PatternNode.TokenClass { Predicate: { } condition } tokens => (predicate, TokenConditions.ProblemOf(tokens.Class, condition, run.Fuel)),
            PatternSyntax.Reference { Predicate: { } predicate } when run.PatternOf(model, pattern) is PatternNode.Annotation { Producer: >= 0 and var producer, Predicate: { } condition } =>
                (predicate, EntryConditions.ProblemOf(run.Program.Producers[producer], condition, run.Fuel)),
            _ => (null, null),
        };
        if (brackets is not null && problem is not null)
        {
            run.Report(Never(model.Tree.GetLocation(brackets.Condition), problem));
        }
    }

    private static void AnalyzeClauses(AnalysisRun run, SemanticModel model, RuleSymbol rule)
    {
        if (run.DefinitionOf(rule) is { } definition)
        {
            var labels = (definition.Body as RuleBody.Sequence)?.Pattern;
            Report(run, model, definition.Where, rule.Syntax.Clauses.OfType<WhereSyntax>().FirstOrDefault()?.Condition, labels, definition.Labels);
            Report(run, model, definition.Unless, rule.Syntax.Clauses.OfType<UnlessSyntax>().FirstOrDefault()?.Condition, labels, definition.Labels);
        }
    }

    private static void AnalyzeAlternatives(AnalysisRun run, SemanticModel model, EntitySymbol entity)
    {
        EntityMatchSyntax[] clauses = [.. entity.Syntax.Clauses.OfType<EntityMatchSyntax>()];
        if (run.IndexOf(entity) >= 0 && run.Program.Producers[run.IndexOf(entity)] is Producer.Entity compiled && compiled.Alternatives.Length == clauses.Length)
        {
            for (var i = 0; i < clauses.Length; i++)
            {
                Report(run, model, compiled.Alternatives[i].Condition, clauses[i].Condition, compiled.Alternatives[i].Pattern, compiled.Alternatives[i].Labels);
            }
        }
    }

    private static void Report(AnalysisRun run, SemanticModel model, ExpressionNode? condition, ExpressionSyntax? syntax, PatternNode? pattern, ImmutableArray<string> labels)
    {
        if (condition is null || syntax is null)
        {
            return;
        }

        var lengths = new Lazy<Dictionary<int, PatternLength>>(() => pattern is null ? [] : PatternLength.OfLabels(pattern));
        if (ConditionSolver.ProblemOf(condition, values => LengthProblem(values, lengths, labels), run.Fuel) is { } problem)
        {
            run.Report(Never(model.Tree.GetLocation(syntax), problem));
        }
    }

    // What the pattern says of the number of tokens of a label.
    private static string? LengthProblem(IReadOnlyDictionary<string, ValueBounds> values, Lazy<Dictionary<int, PatternLength>> lengths, ImmutableArray<string> labels)
    {
        foreach (var (key, bounds) in values)
        {
            if (key.StartsWith(Tokens, StringComparison.Ordinal) && int.TryParse(key.AsSpan(Tokens.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var label)
                && lengths.Value.TryGetValue(label, out var length) && (length.Most is { } most ? bounds.AtLeast(length.Least, false).AtMost(most, false) : bounds.AtLeast(length.Least, false)).IsEmpty)
            {
                var has = length.Fixed is { } all ? $"{all}" : length.Most is { } highest ? $"{length.Least} to {highest}" : $"at least {length.Least}";
                return string.Create(CultureInfo.InvariantCulture, $"by its pattern `{labels[label]}` has {has} {(has == "1" ? "token" : "tokens")}");
            }
        }

        return null;
    }

    private static Diagnostic Never(SourceLocation at, string problem) => new(Descriptor, $"this condition never holds: {problem}", new DiagnosticLabel(at, ""));
}
