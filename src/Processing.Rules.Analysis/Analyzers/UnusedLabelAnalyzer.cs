using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Labels that fill no field and that no expression names. A label of a named pattern may fill a field of any record.</summary>
internal sealed class UnusedLabelAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4012", "A label that nothing uses");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        var fields = run.Compilation.Files.SelectMany(file => file.Tree.Declarations).OfType<RecordSyntax>()
            .SelectMany(record => record.Clauses.OfType<FieldSyntax>()).Select(field => field.Name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var (model, syntax, symbol) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var labelled in syntax.DescendantNodesAndSelf().OfType<PatternSyntax.Labelled>())
            {
                var name = labelled.Label.Text;
                if (!Fills(symbol, name, fields) && !(symbol is PatternSymbol && run.Names.IsAnyLabelUsed(name)) && !run.Names.IsUsed(new NameMeaning(NameKind.Label, name, symbol)))
                {
                    run.Report(Unused(model, labelled));
                }
            }
        }
    }

    private static bool Fills(Symbol symbol, string label, HashSet<string> fields) => symbol switch
    {
        RuleSymbol { Record: { } record } => record.Fields.Any(field => field.Name == label),
        EntitySymbol => false,
        _ => fields.Contains(label),
    };

    private static Diagnostic Unused(SemanticModel model, PatternSyntax.Labelled labelled)
    {
        var tree = model.Tree;
        var mark = SourceSpan.FromBounds(tree.GetSpan(labelled.Label).Start, tree.GetSpan(labelled.Body).Start);
        return new Diagnostic(Descriptor, $"label `{labelled.Label.Text}` is kept but never used", new DiagnosticLabel(tree.GetLocation(labelled.Label), "no field has this name, and no expression names it"))
        {
            Fix = new SuggestedFix("take the label away", FixSafety.Safe, [new TextEdit(new SourceLocation(tree.Text, mark), "")]),
        };
    }
}
