using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Repetitions and gaps of 0 times: what is repeated is never there.</summary>
internal sealed class NoRepetitionAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4023", "A repetition of 0 times");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, _) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var bounds in syntax.DescendantNodesAndSelf().OfType<BoundsSyntax>().Where(bounds => IsNothing(bounds.Maximum ?? (bounds.Comma is null ? bounds.Minimum : null))))
            {
                run.Report(new Diagnostic(Descriptor, "this repeats 0 times, so what stands before it is never there", new DiagnosticLabel(model.Tree.GetLocation(bounds), "no more than 0"))
                {
                    Help = "take it away, or raise the bound; `?` makes a part optional",
                });
            }
        }
    }

    private static bool IsNothing(SyntaxToken? most) => most is not null && most.Text.All(digit => digit == '0');
}
