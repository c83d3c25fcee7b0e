using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Forms of different entries that are written differently and fold to the same tokens: with different values the text is ambiguous, with the same the second says nothing.</summary>
internal sealed class FoldedEntriesAnalyzer : RuleAnalyzer
{
    // Of a data file so many pairs are named.
    private const int MostNamed = 3;

    private static readonly DiagnosticDescriptor Ambiguous = Warning("DP4008", "Entries that fold together with different values");
    private static readonly DiagnosticDescriptor Repeated = Warning("DP4009", "Entries that fold together");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Ambiguous, Repeated];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, symbol) in run.Declarations<LexiconSyntax>())
        {
            if (run.IndexOf(symbol) is >= 0 and var index && run.Program.Producers[index] is Producer.Lexicon { Options: { Exact: false, CaseSensitive: false } } lexicon)
            {
                Analyze(run, model, syntax, lexicon);
            }
        }
    }

    private static void Analyze(AnalysisRun run, SemanticModel model, LexiconSyntax syntax, Producer.Lexicon lexicon)
    {
        EntrySyntax[] inline = [.. syntax.Clauses.OfType<EntrySyntax>()];
        var fromFile = lexicon.Entries.Length - inline.Length;
        var seen = new Dictionary<string, FoldedForm>(StringComparer.Ordinal);
        var inData = new List<(FoldedForm First, FoldedForm Second)>();
        foreach (var form in FormsOf(lexicon, inline, fromFile).TakeWhile(form => run.Fuel.TrySpend(1 + form.Text.Length)))
        {
            var key = string.Join(' ', Tokenizer.TokenizePhrase(form.Text));
            if (!seen.TryAdd(key, form) && seen[key] is var first && !(ReferenceEquals(first.Entry, form.Entry) && form.Token is null))
            {
                if (form.Owner is null)
                {
                    inData.Add((first, form));
                }
                else if (first.Text != form.Text || first.Owner is null)
                {
                    run.Report(Inline(model, first, form, form.Owner));
                }
            }
        }

        if (syntax.Source is { } source)
        {
            ReportData(run, model.Tree.GetLocation(source.File), inData);
        }
    }

    private static IEnumerable<FoldedForm> FormsOf(Producer.Lexicon lexicon, EntrySyntax[] inline, int fromFile)
    {
        for (var entry = 0; entry < lexicon.Entries.Length; entry++)
        {
            for (var i = 0; i < lexicon.Entries[entry].Forms.Length; i++)
            {
                yield return new FoldedForm(lexicon.Entries[entry], i, entry >= fromFile ? inline[entry - fromFile] : null);
            }
        }
    }

    private static Diagnostic Inline(SemanticModel model, FoldedForm first, FoldedForm second, EntrySyntax owner)
    {
        var tree = model.Tree;
        var isAmbiguous = !Equals(first.Entry.Value, second.Entry.Value);
        ImmutableArray<DiagnosticLabel> secondary = first.Token is { } token ? [new DiagnosticLabel(tree.GetLocation(token), "folds to the same tokens")] : [];
        return new Diagnostic(
            isAmbiguous ? Ambiguous : Repeated,
            isAmbiguous
                ? $"`{second.Text}` and `{first.Text}` fold together, but one means {second.Value} and the other {first.Value}"
                : $"`{second.Text}` and `{first.Text}` fold together, so one of them is enough",
            new DiagnosticLabel(tree.GetLocation(owner.Forms[second.Index]), "folds to the same tokens"))
        {
            Secondary = secondary,
            Help = isAmbiguous ? "a text that holds either is read both ways; keep one, or tell them apart with the option `exact`" : null,
            Fix = isAmbiguous || owner.Forms.Count == 1 ? null
                : new SuggestedFix("take the second away", FixSafety.Safe, [new TextEdit(Removal.OfItem(tree, owner.Forms, second.Index), "")]),
        };
    }

    // Rows of a data file fold together on purpose more often than not where their values agree: an alias beside a name. Only what differs is told.
    private static void ReportData(AnalysisRun run, SourceLocation at, List<(FoldedForm First, FoldedForm Second)> pairs)
    {
        var ambiguous = pairs.Where(pair => !Equals(pair.First.Entry.Value, pair.Second.Entry.Value)).ToArray();
        if (ambiguous.Length == 0)
        {
            return;
        }

        var named = ambiguous.Take(MostNamed).Select(pair => $"`{pair.First.Text}` ({pair.First.Value} and {pair.Second.Value})");
        run.Report(new Diagnostic(
            Ambiguous,
            string.Create(CultureInfo.InvariantCulture, $"{ambiguous.Length} forms of this file stand for different values once they are folded: {string.Join(", ", named)}{(ambiguous.Length > MostNamed ? ", …" : "")}"),
            new DiagnosticLabel(at, ""))
        {
            Help = "a text that holds one is read both ways; move what is doubtful to a column of its own and leave it out with `without`",
        });
    }

    private sealed record FoldedForm(LexiconEntry Entry, int Index, EntrySyntax? Owner)
    {
        public string Text => Entry.Forms[Index];

        public SyntaxToken? Token => Owner?.Forms[Index];

        public string Value => Entry.Value is null ? "nothing" : $"`{ValueFormatter.ToScalar(Entry.Value)}`";
    }
}
