using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Parameters that their pattern does not name: whatever is given for them is lost.</summary>
internal sealed class UnusedParameterAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4013", "A parameter that its pattern does not use");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, symbol) in run.Declarations<PatternDeclarationSyntax>())
        {
            foreach (var parameter in syntax.Parameters?.Names.Items ?? [])
            {
                if (!run.Names.IsUsed(new NameMeaning(NameKind.Parameter, parameter.Text, symbol)))
                {
                    run.Report(new Diagnostic(Descriptor, $"pattern `{symbol.Name}` does not use its parameter `{parameter.Text}`", new DiagnosticLabel(model.Tree.GetLocation(parameter), "what is given for it is lost"))
                    {
                        Help = "name it in the pattern, or take it away here and where the pattern is named",
                    });
                }
            }
        }
    }
}
