using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Optional fields that no rule of their record fills. For fields that are not optional the compiler says so at each rule.</summary>
internal sealed class UnfilledFieldAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4007", "A field that no rule fills");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, _, symbol) in run.Declarations<RecordSyntax>())
        {
            if (symbol is not RecordSymbol { Rules.IsEmpty: false } record || run.IndexOf(record) < 0
                || run.Program.Producers[run.IndexOf(record)] is not Producer.Record compiled)
            {
                continue;
            }

            var filled = compiled.Rules.SelectMany(rule => rule.Fields).Select(fill => fill.Field).ToHashSet();
            for (var i = 0; i < record.Fields.Length; i++)
            {
                if (!filled.Contains(i))
                {
                    run.Report(new Diagnostic(Descriptor, $"no rule fills field `{record.Fields[i].Name}` of `{record.Name}`", new DiagnosticLabel(model.Tree.GetLocation(record.Fields[i].Syntax.Name), ""))
                    {
                        Note = record.Rules.Length == 1 ? $"`{record.Name}` is found by rule `{record.Rules[0].Name}` alone" : $"`{record.Name}` is found by {record.Rules.Length} rules, none of which has a label of that name or sets it",
                        Help = $"label a part of a pattern `{record.Fields[i].Name}:`, use `set`, or take the field away",
                    });
                }
            }
        }
    }
}
