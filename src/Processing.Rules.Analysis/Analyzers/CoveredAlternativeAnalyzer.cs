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
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4005", "An alternative that another covers");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, _) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var choice in syntax.DescendantNodesAndSelf().OfType<PatternSyntax.Choice>())
            {
                Analyze(run, model, choice.Alternatives.Items, index => RemovalOf(model, choice, index));
            }

            if (syntax is RuleSyntax)
            {
                ImmutableArray<MatchSyntax> matches = [.. syntax.Clauses.OfType<MatchSyntax>()];
                Analyze(run, model, [.. matches.Select(match => match.Pattern)], index => RemovalOf(model, matches[index]));
            }
        }
    }

    private static void Analyze(AnalysisRun run, SemanticModel model, ImmutableArray<PatternSyntax> alternatives, Func<int, SuggestedFix?> fix)
    {
        if (alternatives.Length < 2)
        {
            return;
        }

        PatternNode?[] nodes = [.. alternatives.Select(alternative => run.PatternOf(model, alternative))];
        StepAutomaton?[] automata = [.. nodes.Select((node, index) => run.Build(node, () => model.Tree.GetLocation(alternatives[index])))];
        var phrases = new Dictionary<string, int>(StringComparer.Ordinal);
        var others = new List<int>();
        for (var i = 0; i < alternatives.Length; i++)
        {
            if (FindCover(run, i, nodes, automata, phrases, others) is { } cover)
            {
                run.Report(new Diagnostic(Descriptor, "this alternative is never taken: one before it matches all that it matches", new DiagnosticLabel(model.Tree.GetLocation(alternatives[i]), "never taken"))
                {
                    Secondary = [new DiagnosticLabel(model.Tree.GetLocation(alternatives[cover]), "matches the same tokens first")],
                    Help = "alternatives are tried in the order written; put the narrower one first, or take it away",
                    Fix = fix(i),
                });
            }

            if (nodes[i] is PatternNode.Literal literal)
            {
                phrases.TryAdd(PhraseOf(literal), i);
            }
            else
            {
                others.Add(i);
            }
        }
    }

    // The first alternative before another that covers it. Phrases are looked up among phrases, so that a long list of words is no matter of pairs.
    private static int? FindCover(AnalysisRun run, int inner, PatternNode?[] nodes, StepAutomaton?[] automata, Dictionary<string, int> phrases, List<int> others)
    {
        if (automata[inner] is not { } automaton)
        {
            return null;
        }

        int? same = nodes[inner] is PatternNode.Literal literal && phrases.TryGetValue(PhraseOf(literal), out var phrase) ? phrase : null;
        var candidates = nodes[inner] is PatternNode.Literal ? others : Enumerable.Range(0, inner);
        foreach (var outer in candidates.TakeWhile(outer => !(outer > same) && run.Fuel.TrySpend(1)))
        {
            if (automata[outer] is { } other && (run.Languages.IsWithin(automaton, other) || IsForm(nodes[inner], nodes[outer], run.Languages.Steps)))
            {
                return outer;
            }
        }

        return same;
    }

    private static string PhraseOf(PatternNode.Literal literal) => string.Join(' ', literal.Tokens);

    // A phrase of several tokens that a lexicon has is one step there.
    private static bool IsForm(PatternNode? inner, PatternNode? outer, StepComparer steps) =>
        inner is PatternNode.Literal literal && outer is PatternNode.Annotation { Producer: >= 0, Predicate: null } annotation && steps.HasForm(annotation.Producer, PhraseOf(literal));

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
