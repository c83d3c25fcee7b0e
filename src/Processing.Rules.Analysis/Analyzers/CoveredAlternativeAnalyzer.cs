using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Alternatives that are never taken, because one written before them matches all that they match, over the same tokens.</summary>
internal sealed class CoveredAlternativeAnalyzer : RuleAnalyzer
{
    // Pairs are compared; a longer list belongs into a lexicon.
    private const int MostAlternatives = 150;

    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4005", "An alternative that another covers");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        var languages = new LanguageComparer(run.Program);
        foreach (var (model, syntax, _) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var choice in syntax.DescendantNodesAndSelf().OfType<PatternSyntax.Choice>())
            {
                Analyze(run, model, choice.Alternatives.Items, languages, index => RemovalOf(model, choice, index));
            }

            if (syntax is RuleSyntax)
            {
                ImmutableArray<MatchSyntax> matches = [.. syntax.Clauses.OfType<MatchSyntax>()];
                Analyze(run, model, [.. matches.Select(match => match.Pattern)], languages, index => RemovalOf(model, matches[index]));
            }
        }
    }

    private static void Analyze(AnalysisRun run, SemanticModel model, ImmutableArray<PatternSyntax> alternatives, LanguageComparer languages, Func<int, SuggestedFix?> fix)
    {
        if (alternatives.Length is < 2 or > MostAlternatives)
        {
            return;
        }

        PatternNode?[] nodes = [.. alternatives.Select(model.GetPattern)];
        StepAutomaton?[] automata = [.. nodes.Select(node => node is null ? null : StepAutomatonBuilder.TryBuild(node))];
        for (var i = 1; i < alternatives.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (automata[i] is { } inner && automata[j] is { } outer && (languages.IsWithin(inner, outer) || IsForm(nodes[i], nodes[j], languages.Steps)))
                {
                    run.Report(new Diagnostic(Descriptor, "this alternative is never taken: one before it matches all that it matches", new DiagnosticLabel(model.Tree.GetLocation(alternatives[i]), "never taken"))
                    {
                        Secondary = [new DiagnosticLabel(model.Tree.GetLocation(alternatives[j]), "matches the same tokens first")],
                        Help = "alternatives are tried in the order written; put the narrower one first, or take it away",
                        Fix = fix(i),
                    });
                    break;
                }
            }
        }
    }

    // A phrase of several tokens that a lexicon has is one step there.
    private static bool IsForm(PatternNode? inner, PatternNode? outer, StepComparer steps) =>
        inner is PatternNode.Literal literal && outer is PatternNode.Annotation { Producer: >= 0, Predicate: null } annotation && steps.HasForm(annotation.Producer, string.Join(' ', literal.Tokens));

    private static SuggestedFix RemovalOf(SemanticModel model, PatternSyntax.Choice choice, int index)
    {
        var span = SourceSpan.FromBounds(model.Tree.GetSpan(choice.Alternatives[index - 1]).End, model.Tree.GetSpan(choice.Alternatives[index]).End);
        return TakeAway(choice.Alternatives[index], new SourceLocation(model.Tree.Text, span));
    }

    private static SuggestedFix RemovalOf(SemanticModel model, MatchSyntax match)
    {
        var span = model.Tree.GetSpan(match);
        var start = span.Start;
        while (start > 0 && char.IsWhiteSpace(model.Tree.Text.Content[start - 1]))
        {
            start--;
        }

        return TakeAway(match.Pattern, new SourceLocation(model.Tree.Text, SourceSpan.FromBounds(start, span.End)));
    }

    // A label that only the alternative has may be named elsewhere.
    private static SuggestedFix TakeAway(PatternSyntax alternative, SourceLocation place) => new(
        "take the alternative away",
        alternative.DescendantNodesAndSelf().OfType<PatternSyntax.Labelled>().Any() ? FixSafety.Unsafe : FixSafety.Safe,
        [new TextEdit(place, "")]);
}
