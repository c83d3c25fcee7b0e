using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Codes of countries, currencies and languages that have the form of one and that no standard assigns, in rules and in data files. Tests are left to say what they say.</summary>
internal sealed class UnassignedCodeAnalyzer : RuleAnalyzer
{
    // Of a data file so many are named.
    private const int MostNamed = 5;

    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4022", "A code that is not assigned");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, symbol) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var token in syntax.Tokens)
            {
                if (model.GetUnassignedCode(token) is { } kind)
                {
                    run.Report(Unassigned(model.Tree.GetLocation(token), CodeIn(token, kind), kind));
                }
            }

            if (syntax is LexiconSyntax { Source: { } source } lexicon && run.IndexOf(symbol) is >= 0 and var index && run.Program.Producers[index] is Producer.Lexicon compiled)
            {
                AnalyzeData(run, model, source, compiled.Entries.AsSpan()[..^lexicon.Clauses.OfType<EntrySyntax>().Count()]);
            }
        }
    }

    private static void AnalyzeData(AnalysisRun run, SemanticModel model, LexiconSourceSyntax source, ReadOnlySpan<LexiconEntry> entries)
    {
        var (count, named) = (0, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var entry in entries)
        {
            if (!run.Fuel.TrySpend(1))
            {
                return;
            }

            foreach (var (code, kind) in CodesOf(entry.Value))
            {
                if (!CodeLists.IsAssigned(code, kind))
                {
                    count++;
                    if (named.Count < MostNamed)
                    {
                        named.TryAdd(code, $"`{code}` (of `{entry.Forms[0]}`)");
                    }
                }
            }
        }

        if (count > 0)
        {
            run.Report(new Diagnostic(
                Descriptor,
                string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "cell of this file holds a code" : "cells of this file hold codes")} that no standard assigns: {string.Join(", ", named.Values)}"),
                new DiagnosticLabel(model.Tree.GetLocation(source.File), ""))
            {
                Help = Help,
            });
        }
    }

    private static IEnumerable<(string Code, ValueKind Kind)> CodesOf(Value? value) => value switch
    {
        Value.Code code => [(code.Content, code.Kind)],
        Value.Quantity { Kind: ValueKind.Money } money => [(money.Unit, ValueKind.Money)],
        Value.Row row => row.Columns.SelectMany(column => CodesOf(column.Value)),
        _ => [],
    };

    private static string CodeIn(SyntaxToken token, ValueKind kind)
    {
        var text = token.Kind == SyntaxKind.String ? StringLiteral.Decode(token) : token.Text;
        return kind == ValueKind.Money ? text[(text.LastIndexOf(' ') + 1)..] : text;
    }

    private static Diagnostic Unassigned(SourceLocation at, string code, ValueKind kind)
    {
        var near = kind == ValueKind.Country && code == "UK" ? "GB" : kind != ValueKind.Language && CodeLists.IsAssigned(code.ToUpperInvariant(), kind) ? code.ToUpperInvariant() : null;
        return new Diagnostic(Descriptor, $"`{code}` is no {WhatOf(kind)}", new DiagnosticLabel(at, near is null ? "" : $"did you mean `{near}`?"))
        {
            Help = Help,
            Fix = near is null ? null : new SuggestedFix($"write `{near}`", FixSafety.Unsafe, [new TextEdit(at, at.Text.Replace(code, near, StringComparison.Ordinal))]),
        };
    }

    private static string WhatOf(ValueKind kind) => kind switch
    {
        ValueKind.Country => "country of ISO 3166-1",
        ValueKind.Money => "currency of ISO 4217",
        _ => "language of ISO 639-1 in a country of ISO 3166-1",
    };

    private static string Help => "whoever reads the results takes it for a code of the standard; for one of your own say so: `// allow DP4022: why`";
}
