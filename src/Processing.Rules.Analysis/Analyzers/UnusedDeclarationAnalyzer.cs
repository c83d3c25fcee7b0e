using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Lexicons, patterns, entities and enums that nothing uses. A package without rules is there for others to import, so what it declares counts as used.</summary>
internal sealed class UnusedDeclarationAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4010", "A declaration that nothing uses");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        var withRules = run.Models.Where(model => model.Tree.Declarations.OfType<RuleSyntax>().Any()).Select(model => model.File.PackageName).ToHashSet(StringComparer.Ordinal);
        foreach (var (model, syntax, symbol) in run.Declarations<DeclarationSyntax>())
        {
            if (syntax is LexiconSyntax or PatternDeclarationSyntax or EntitySyntax or EnumSyntax
                && withRules.Contains(model.File.PackageName)
                && !run.Names.IsUsed(new NameMeaning(NameKind.Declaration, symbol.Name, symbol)))
            {
                run.Report(Unused(model, syntax, symbol));
            }
        }
    }

    private static Diagnostic Unused(SemanticModel model, DeclarationSyntax syntax, Symbol symbol) =>
        new(Descriptor, $"nothing uses {symbol.KindName} `{symbol.Name}`", new DiagnosticLabel(symbol.Location, "named nowhere else"))
        {
            Help = "take it away, or name it where it was meant to be used",
            Fix = new SuggestedFix($"take {symbol.KindName} `{symbol.Name}` away", FixSafety.Unsafe, [new TextEdit(Removal.OfDeclaration(model.Tree, syntax), "")]),
        };
}
