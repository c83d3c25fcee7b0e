using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Anchors;

/// <summary>Says what the anchors of a program promise, for those who write its rules. Decides nothing.</summary>
public sealed class SearchCosts
{
    private const double Tokens = 1_000;

    // Of a lexicon nothing counts but whether it is small, and how long its forms are; a million entries need not be indexed for that.
    private const int MostEntries = 4_096;

    private readonly FastProgram _program;
    private readonly SearchSteps _steps;
    private readonly WantedEverywhere _everywhere;
    private readonly Dictionary<int, string> _words = [];

    private SearchCosts(RuleProgram program)
    {
        _program = FastProgram.Of(program);
        _steps = new SearchSteps(_program, new AnchorCosts(_program.Prepared));
        _everywhere = WantedEverywhere.WhenImported(_program);
        foreach (var (token, symbol) in _program.Prepared.Vocabulary.All)
        {
            _words[symbol] = token;
        }
    }

    /// <summary>Prepares a program, in O(its size without the entries of large lexicons).</summary>
    public static SearchCosts Of(RuleProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return new SearchCosts(program.Producers.Any(IsLarge) ? new RuleProgram([.. program.Producers.Select(Shortened)], program.Zones, program.Policies) : program);
    }

    private static bool IsLarge(Producer producer) => producer is Producer.Lexicon { Entries.Length: > MostEntries };

    private static Producer Shortened(Producer producer) => producer is Producer.Lexicon lexicon && IsLarge(lexicon)
        ? lexicon with { Entries = [.. lexicon.Entries.Take(MostEntries).Append(lexicon.Entries.MaxBy(entry => entry.Forms.Sum(form => form.Length)) ?? lexicon.Entries[0])] }
        : producer;

    /// <summary>The cost of the match or trigger of each rule of a producer, in their order; empty for one that is no record.</summary>
    /// <param name="producer">Index in <see cref="RuleProgram.Producers"/>.</param>
    public ImmutableArray<SearchCost> OfRules(int producer) => [.. _program.Prepared.Rules[producer].Select(rule => Of(rule.Main))];

    /// <summary>The cost of each alternative of a producer, in their order; empty for one that is no entity, and for an entity that is looked for only where a pattern has come to.</summary>
    /// <param name="producer">Index in <see cref="RuleProgram.Producers"/>.</param>
    public ImmutableArray<SearchCost> OfAlternatives(int producer) => !_everywhere.Contains(producer) ? [] : [.. _program.Prepared.Alternatives[producer].Select(Of)];

    private SearchCost Of(Automaton automaton)
    {
        var plan = _program.PlanOf(automaton);
        var further = _steps.Begin(automaton) * _steps.GoOn(automaton);
        if (plan.Branches.IsEmpty)
        {
            return new SearchCost(Tokens * further, false, []);
        }

        // An anchor that is the first token is that step already. Of a companion and the steps nobody knows whether they ask about the same token, so the rarer counts.
        var steps = plan.Anchor.All(atom => atom is { Lowest: 0, Highest: 0 }) ? _steps.GoOn(automaton) : further;
        var share = Math.Min(1, plan.Branches.Sum(branch => ShareOf(branch, steps)));
        var words = plan.Anchor.All(atom => atom.Kind == AtomKind.Symbol) ? plan.Anchor.Select(atom => _words[atom.Id]).Distinct().Order(StringComparer.Ordinal).ToImmutableArray() : [];
        return new SearchCost(share * Tokens, true, words.Any(FrequentWords.Contains) ? words : []);
    }

    // The share of tokens at which a search of an alternative is begun and goes on.
    private double ShareOf(AnchorBranch branch, double steps)
    {
        var share = Math.Min(1, branch.Anchor.Sum(atom => _steps.LikelihoodOf(atom) * (1 + atom.Highest - atom.Lowest)));
        var company = branch.Companions.Aggregate(1.0, (product, companion) => product * Math.Min(1, AnchorPlanner.LikelihoodOf(companion)));
        return share * Math.Min(company, steps);
    }
}
