using System.Collections.Immutable;
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
            Report(run, model, definition.Where, rule.Syntax.Clauses.OfType<WhereSyntax>().FirstOrDefault()?.Condition);
            Report(run, model, definition.Unless, rule.Syntax.Clauses.OfType<UnlessSyntax>().FirstOrDefault()?.Condition);
        }
    }

    private static void AnalyzeAlternatives(AnalysisRun run, SemanticModel model, EntitySymbol entity)
    {
        EntityMatchSyntax[] clauses = [.. entity.Syntax.Clauses.OfType<EntityMatchSyntax>()];
        if (run.IndexOf(entity) >= 0 && run.Program.Producers[run.IndexOf(entity)] is Producer.Entity compiled && compiled.Alternatives.Length == clauses.Length)
        {
            for (var i = 0; i < clauses.Length; i++)
            {
                Report(run, model, compiled.Alternatives[i].Condition, clauses[i].Condition);
            }
        }
    }

    private static void Report(AnalysisRun run, SemanticModel model, ExpressionNode? condition, ExpressionSyntax? syntax)
    {
        if (condition is not null && syntax is not null && ConditionSolver.ProblemOf(condition, _ => null, run.Fuel) is { } problem)
        {
            run.Report(Never(model.Tree.GetLocation(syntax), problem));
        }
    }

    private static Diagnostic Never(SourceLocation at, string problem) => new(Descriptor, $"this condition never holds: {problem}", new DiagnosticLabel(at, ""));
}
