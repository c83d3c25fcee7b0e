using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Anchors;

/// <summary>Guesses how far searches get: whether one that is begun at a token takes a first step, and whether it then takes a second.</summary>
/// <remarks>Steps are taken to be independent of each other. What is looked at without being taken, and what nothing is known of, ends no search.</remarks>
internal sealed class SearchSteps(FastProgram program, AnchorCosts costs)
{
    private const double RecordLikelihood = 0.02;
    private const double PredicateLikelihood = 0.7;

    // What matches none of the ordinary words still matches some others.
    private const double RareShare = 0.005;

    // Of a regex nothing is known but which of some words it matches: those that stand in every text, and some longer ones.
    private static readonly string[] OrdinaryWords =
    [
        .. FrequentWords.Words,
        "government", "yesterday", "president", "million", "country", "people", "according", "meeting", "reported", "city", "company", "between",
        "کشور", "دولت", "رئیس", "تهران", "میلیون", "گزارش", "جمهوری", "اسلامی", "مردم", "دیروز", "شرکت", "وزارت",
        "الحکومه", "الرئیس", "ملیون", "الیوم", "العام", "مدینه", "وزیر", "المتحده", "شرکه", "الوطنی",
    ];

    private readonly double?[] _entities = new double?[program.Prepared.Program.Producers.Length];

    /// <summary>The share of tokens, 0 to 1, at which a search takes a first step, or needs none.</summary>
    public double Begin(Automaton automaton) => Take(automaton, automaton.Start).Likelihood;

    /// <summary>The share of those searches, 0 to 1, that are done then or take a second step. O(states² at most).</summary>
    public double GoOn(Automaton automaton)
    {
        var (sum, weighted) = (0.0, 0.0);
        foreach (var state in Take(automaton, automaton.Start).Taking)
        {
            var likelihood = LikelihoodOf(state);
            sum += likelihood;
            weighted += likelihood * (state.Next < 0 ? 1 : Take(automaton, state.Next).Likelihood);
        }

        return sum > 0 ? weighted / sum : 1;
    }

    // The states that take something next, and how likely it is that one of them does.
    private (List<AutomatonState> Taking, double Likelihood) Take(Automaton automaton, int from)
    {
        var taking = new List<AutomatonState>();
        var (likelihood, isDone) = (0.0, false);
        var seen = new HashSet<int>();
        var open = new Stack<int>([from]);
        while (open.TryPop(out var index))
        {
            if (!seen.Add(index))
            {
                continue;
            }

            var state = automaton.States[index];
            switch (state.Kind)
            {
                case StateKind.Accept:
                    isDone = true;
                    break;
                case StateKind.Split:
                    open.Push(state.Next);
                    open.Push(state.Other);
                    break;
                case StateKind.Literal or StateKind.Token or StateKind.Annotation or StateKind.Both or StateKind.ZoneRegion or StateKind.Separator:
                    taking.Add(state);
                    likelihood += LikelihoodOf(state);
                    break;
                default:
                    open.Push(state.Next);
                    break;
            }
        }

        return (taking, isDone ? 1 : Math.Min(1, likelihood));
    }

    /// <summary>The share of tokens, 0 to 1, at which an atom stands, as far as a search is begun there.</summary>
    public double LikelihoodOf(AnchorAtom atom) => atom.Kind switch
    {
        AtomKind.Test => OfTest(program.Prepared.Tests[atom.Id]),
        AtomKind.Producer => OfProducer(atom.Id),
        _ => costs.CostOf(atom),
    };

    private double LikelihoodOf(AutomatonState state) => state.Kind switch
    {
        StateKind.Literal => LikelihoodOf(new AnchorAtom(AtomKind.Symbol, state.Argument, 0, 0)),
        StateKind.Token => OfTest(program.Prepared.Tests[state.Argument]),
        StateKind.Annotation => OfProducer(state.Argument),
        StateKind.Both when state is { Inner: { } left, Second: { } right } => Math.Min(Begin(left), Begin(right)),
        _ => 1,
    };

    private double OfProducer(int producer) => program.Prepared.Program.Producers[producer] switch
    {
        Producer.Entity => OfEntity(producer),
        Producer.Lexicon lexicon => AnchorCosts.LikelihoodOf(lexicon),
        _ => RecordLikelihood,
    };

    // An entity that asks for itself finds nothing.
    private double OfEntity(int producer)
    {
        if (_entities[producer] is { } known)
        {
            return known;
        }

        _entities[producer] = 0;
        var likelihood = Math.Min(1, program.Prepared.Alternatives[producer].Sum(alternative => Begin(alternative) * GoOn(alternative)));
        _entities[producer] = likelihood;
        return likelihood;
    }

    private static double OfTest(TokenTest test)
    {
        var likelihood = TokenMarks.Likelihood(TokenMarks.OfClass(test.Class));
        if (test.Regex is { } regex)
        {
            likelihood *= Math.Max(RareShare, OrdinaryWords.Count(regex.IsMatch) / (double)OrdinaryWords.Length);
        }

        return Math.Min(1, likelihood) * (test.Predicate is null ? 1 : PredicateLikelihood);
    }
}
