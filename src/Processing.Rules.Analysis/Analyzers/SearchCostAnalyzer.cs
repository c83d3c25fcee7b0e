using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Anchors;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Rules and entity alternatives that have to be tried nearly everywhere: without anything to look for them by, or looked for by words that stand in every text.</summary>
internal sealed class SearchCostAnalyzer : RuleAnalyzer
{
    // Of 1,000 tokens. A pattern that is tried at nearly all of them costs as much as hundreds of anchored ones.
    private const double MostStarts = 600;

    // One frequent word stands at a dozen of 1,000 tokens; where nothing rare stands beside it, every try goes on into the text.
    private const double MostFrequentStarts = 10;

    private static readonly DiagnosticDescriptor Unanchored = Warning("DP4015", "A pattern that must be tried nearly everywhere");
    private static readonly DiagnosticDescriptor Frequent = Warning("DP4016", "A pattern that is looked for by a frequent word");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unanchored, Frequent];

    internal override void Analyze(AnalysisRun run)
    {
        var costs = SearchCosts.Of(run.Program);
        var ofRecords = new Dictionary<RecordSymbol, Dictionary<RuleSymbol, SearchCost>>();
        var found = new List<Found>();
        foreach (var (model, _, symbol) in run.Declarations<DeclarationSyntax>())
        {
            switch (symbol)
            {
                case RuleSymbol { Record: { } record } rule when run.IndexOf(record) >= 0:
                    if (!ofRecords.TryGetValue(record, out var ofRules))
                    {
                        ofRecords.Add(record, ofRules = record.Rules.Zip(costs.OfRules(run.IndexOf(record))).ToDictionary(pair => pair.First, pair => pair.Second));
                    }

                    if (ofRules.TryGetValue(rule, out var cost) && rule.Syntax.Clauses.Where(clause => clause is MatchSyntax or TriggerSyntax).ToArray() is { Length: > 0 } bodies)
                    {
                        // The costliest of several decides, and which one that is is not known here.
                        Judge(found, model, bodies.Length == 1 ? (SyntaxNode?)PatternOf(bodies[0]) ?? bodies[0] : null, rule, cost, $"rule `{rule.Name}`");
                    }

                    break;
                case EntitySymbol entity when run.IndexOf(entity) >= 0:
                    var ofAlternatives = costs.OfAlternatives(run.IndexOf(entity));
                    EntityMatchSyntax[] clauses = [.. entity.Syntax.Clauses.OfType<EntityMatchSyntax>()];
                    for (var i = 0; i < Math.Min(clauses.Length, ofAlternatives.Length); i++)
                    {
                        Judge(found, model, clauses[i].Pattern, entity, ofAlternatives[i], $"this alternative of entity `{entity.Name}`");
                    }

                    break;
                default:
                    break;
            }
        }

        // What is looked for by an entity costs what the entity costs: that is one thing to mend.
        var costly = found.Where(one => one.Diagnostic.Descriptor == Unanchored && one.Owner is EntitySymbol).Select(one => run.IndexOf(one.Owner)).ToHashSet();
        foreach (var one in found.Where(one => !(one.IsAnchored && one.Pattern is { } pattern && run.PatternOf(one.Model, pattern) is { } node && Names(node, costly, run.IndexOf(one.Owner)))))
        {
            run.Report(one.Diagnostic);
        }
    }

    private static bool Names(PatternNode pattern, HashSet<int> producers, int own) => pattern switch
    {
        PatternNode.Annotation annotation => annotation.Producer != own && producers.Contains(annotation.Producer),
        PatternNode.Sequence sequence => sequence.Parts.Any(part => Names(part, producers, own)),
        PatternNode.Choice choice => choice.Alternatives.Any(alternative => Names(alternative, producers, own)),
        PatternNode.Repeat repeat => Names(repeat.Body, producers, own),
        PatternNode.Capture capture => Names(capture.Body, producers, own),
        PatternNode.List list => Names(list.Item, producers, own),
        PatternNode.Both both => Names(both.Left, producers, own) || Names(both.Right, producers, own),
        _ => false,
    };

    private static PatternSyntax? PatternOf(ClauseSyntax clause) => (clause as MatchSyntax)?.Pattern ?? (clause as TriggerSyntax)?.Pattern;

    private static void Judge(List<Found> found, SemanticModel model, SyntaxNode? pattern, Symbol owner, SearchCost cost, string what)
    {
        var at = pattern is null ? owner.Location : model.Tree.GetLocation(pattern);
        var starts = cost.StartsPerThousand.ToString("N0", CultureInfo.InvariantCulture);
        if (cost.StartsPerThousand >= MostStarts)
        {
            found.Add(new Found(model, owner, pattern as PatternSyntax, cost.IsAnchored, new Diagnostic(Unanchored, $"{what} is tried at about {starts} of 1,000 tokens", new DiagnosticLabel(at, cost.IsAnchored ? "whatever it holds for certain is as frequent as that" : "no word, lexicon or class stands in every match"))
            {
                Note = "a pattern is looked for by the rarest thing that every match of it holds; the number is a guess from what is known of the languages, of the searches that are not over at once",
                Help = "begin with a word or a lexicon, or say more in brackets about the token",
            }));
        }
        else if (!cost.FrequentWords.IsEmpty && cost.StartsPerThousand >= MostFrequentStarts)
        {
            found.Add(new Found(model, owner, null, cost.IsAnchored, new Diagnostic(Frequent, $"{what} is looked for by {string.Join(", ", cost.FrequentWords.Select(word => $"`{word}`"))}, at about {starts} of 1,000 tokens", new DiagnosticLabel(at, ""))
            {
                Note = "nothing rarer stands in every match of it, or next to that",
                Help = "a rarer word or a lexicon that must be there makes it cheaper",
            }));
        }
    }

    /// <summary>What was found of one pattern.</summary>
    /// <param name="Model">Its file.</param>
    /// <param name="Owner">The rule or entity.</param>
    /// <param name="Pattern">The pattern; null where it is not known which of several it is.</param>
    /// <param name="IsAnchored">Whether something stands in every match.</param>
    /// <param name="Diagnostic">What is said of it.</param>
    private sealed record Found(SemanticModel Model, Symbol Owner, PatternSyntax? Pattern, bool IsAnchored, Diagnostic Diagnostic);
}
