using System.Collections.Immutable;
using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>From the words of a document to the rules that may match in it.</summary>
/// <remarks>
/// Only rules are listed here, as there may be many thousand of them. Rules that are anchored at words alone are listed by word; all others
/// are listed by record and looked at in every document.
/// </remarks>
internal sealed class AnchorIndex
{
    private readonly int[] _starts;
    private readonly WordAnchor[] _anchors;

    public AnchorIndex(PreparedProgram program, AnchorPlan[] plans)
    {
        var byWord = new List<(int Symbol, WordAnchor Anchor)>();
        var others = ImmutableArray.CreateBuilder<ImmutableArray<int>>(program.Rules.Length);
        for (var producer = 0; producer < program.Rules.Length; producer++)
        {
            var rest = ImmutableArray.CreateBuilder<int>();
            var rules = program.Rules[producer];
            for (var rule = 0; rule < rules.Length; rule++)
            {
                var plan = plans[rules[rule].Main.Id];
                if (!plan.IsOfSymbols)
                {
                    rest.Add(rule);
                    continue;
                }

                foreach (var atom in plan.Anchor)
                {
                    byWord.Add((atom.Id, new WordAnchor(producer, rule, atom, plan)));
                }
            }

            others.Add(rest.ToImmutable());
        }

        OtherRules = others.MoveToImmutable();
        _starts = new int[program.Vocabulary.Count + 1];
        foreach (var (symbol, _) in byWord)
        {
            _starts[symbol + 1]++;
        }

        for (var symbol = 1; symbol < _starts.Length; symbol++)
        {
            _starts[symbol] += _starts[symbol - 1];
        }

        // OrderBy is stable, so that the anchors of a word keep the order of the rules.
        _anchors = [.. byWord.OrderBy(pair => pair.Symbol).Select(pair => pair.Anchor)];
    }

    /// <summary>For each record its rules that are not found by words, ascending.</summary>
    public ImmutableArray<ImmutableArray<int>> OtherRules { get; }

    /// <summary>Whether any pattern is anchored at, or begins with, words; their symbols are below this.</summary>
    public int SymbolCount => _starts.Length - 1;

    /// <summary>The rules that are anchored at a word.</summary>
    public ReadOnlySpan<WordAnchor> AnchorsOf(int symbol) => _anchors.AsSpan(_starts[symbol].._starts[symbol + 1]);
}

/// <summary>A rule that is anchored at a word.</summary>
/// <param name="Producer">Its record.</param>
/// <param name="Rule">Its index in the record's rules.</param>
/// <param name="Atom">Where the word stands in its matches.</param>
/// <param name="Plan">Its plan, for the words that must stand around it.</param>
internal readonly record struct WordAnchor(int Producer, int Rule, AnchorAtom Atom, AnchorPlan Plan);
