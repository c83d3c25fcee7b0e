using System.Collections.Immutable;
using System.Globalization;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Patterns that become large once the patterns they name are put in their places.</summary>
internal sealed class LargeExpansionAnalyzer : RuleAnalyzer
{
    private const int MostNodes = 2_000;

    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4018", "A pattern that becomes large");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, _) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var clause in syntax.Clauses)
            {
                if (clause.Children.Select(child => child.Node).OfType<PatternSyntax>().FirstOrDefault() is { } pattern
                    && run.PatternOf(model, pattern) is { } node && PatternSize.Of(node) is > MostNodes and var nodes)
                {
                    run.Report(Large(run, model, pattern, nodes));
                }
            }
        }
    }

    private static Diagnostic Large(AnalysisRun run, SemanticModel model, PatternSyntax pattern, int nodes)
    {
        var limit = run.Compilation.Limits.MaxPatternNodes.ToString("N0", CultureInfo.InvariantCulture);
        return new Diagnostic(Descriptor, $"with the patterns it names put in their places, this pattern has {nodes.ToString("N0", CultureInfo.InvariantCulture)} parts", new DiagnosticLabel(model.Tree.GetLocation(pattern), ""))
        {
            Note = $"the compiler refuses more than {limit} (`compilation.max_pattern_nodes`)",
            Help = "make an `entity` of what is named often: it is matched once, not copied",
        };
    }
}
