using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Rules whose record no test expects. What a test does not reach although it expects the record is for `rules test --coverage` to say.</summary>
internal sealed class UntestedRuleAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4014", "A rule without a test");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        var expected = run.Tests.SelectMany(test => test.Expectations).Where(expectation => expectation.Kind == ExpectationKind.One).Select(expectation => (expectation.Package, expectation.Record)).ToHashSet();
        foreach (var (model, syntax, symbol) in run.Declarations<RuleSyntax>())
        {
            if (symbol is RuleSymbol { Record: { } record } && !expected.Contains((record.File.PackageName, record.Name)))
            {
                run.Report(new Diagnostic(Descriptor, $"no test expects a `{record.Name}`, so nothing tries rule `{symbol.Name}`", new DiagnosticLabel(model.Tree.GetLocation(syntax.Name), ""))
                {
                    Help = $"write a `test` with a sentence of yours and `expect {record.Name} …`",
                });
            }
        }
    }
}
