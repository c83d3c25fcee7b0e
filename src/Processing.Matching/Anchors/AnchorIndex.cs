using System.Collections.Immutable;
using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>From the words and lexicon entries of a document to the rules that may match in it.</summary>
/// <remarks>
/// Rules that are anchored at words and lexicons alone are listed by word and by lexicon; all others are listed by record and looked at in every document. So are the
/// patterns of entities and zones that every document is searched for. What the sweep over a document asks of each pattern first lies side by side in memory, and apart from what it asks of few.
/// </remarks>
internal sealed class AnchorIndex
{
    private readonly int[] _starts;
    private readonly WordAnchor[] _anchors;
    private readonly AnchorKey[] _keys;
    private readonly bool[] _isListed;

    /// <param name="program">The program.</param>
    /// <param name="plans">The plan of each automaton.</param>
    /// <param name="lexiconOf">For each producer its number in the set of lexicons; -1 for others.</param>
    /// <param name="lexicons">Number of lexicons in the set.</param>
    /// <param name="marks">Their marks.</param>
    /// <param name="patterns">What is searched for in every document beside rules.</param>
    public AnchorIndex(PreparedProgram program, AnchorPlan[] plans, ImmutableArray<int> lexiconOf, int lexicons, MarkTable marks, List<Automaton> patterns)
    {
        SymbolCount = program.Vocabulary.Count;
        _isListed = new bool[program.AutomatonCount];
        var others = ImmutableArray.CreateBuilder<ImmutableArray<int>>(program.Rules.Length);
        var ruleOf = new int[program.AutomatonCount];
        Array.Fill(ruleOf, -1);
        _starts = new int[SymbolCount + lexicons + 1];
        foreach (var rules in program.Rules)
        {
            var rest = ImmutableArray.CreateBuilder<int>();
            for (var rule = 0; rule < rules.Length; rule++)
            {
                var automaton = rules[rule].Main.Id;
                if (!CanList(plans[automaton], lexiconOf))
                {
                    rest.Add(rule);
                    continue;
                }

                ruleOf[automaton] = rule;
                Count(plans[automaton], automaton, lexiconOf);
            }

            others.Add(rest.ToImmutable());
        }

        OtherRules = others.MoveToImmutable();
        RuleOf = [.. ruleOf];
        foreach (var pattern in patterns)
        {
            if (CanList(plans[pattern.Id], lexiconOf) && !plans[pattern.Id].HasBlockEnd)
            {
                Count(plans[pattern.Id], pattern.Id, lexiconOf);
            }
        }

        for (var key = 1; key < _starts.Length; key++)
        {
            _starts[key] += _starts[key - 1];
        }

        _anchors = new WordAnchor[_starts[^1]];
        _keys = new AnchorKey[_anchors.Length];
        Place(program, patterns, plans, lexiconOf);
        for (var lexicon = 0; lexicon < lexicons; lexicon++)
        {
            LexiconMarks |= AnchorsOfLexicon(lexicon).IsEmpty ? default : marks.OfLexicon(lexicon);
        }
    }

    private void Count(AnchorPlan plan, int automaton, ImmutableArray<int> lexiconOf)
    {
        _isListed[automaton] = true;
        foreach (var branch in plan.Branches)
        {
            foreach (var atom in branch.Anchor)
            {
                _starts[KeyOf(atom, lexiconOf) + 1]++;
            }
        }
    }

    // Of each word first those whose keys ask for symbols, as they are looked at together, then, from its end on, the others.
    private void Place(PreparedProgram program, List<Automaton> patterns, AnchorPlan[] plans, ImmutableArray<int> lexiconOf)
    {
        (int First, int End)[] free = new (int, int)[_starts.Length - 1];
        for (var key = 0; key < free.Length; key++)
        {
            free[key] = (_starts[key], _starts[key + 1]);
        }

        foreach (var rules in program.Rules)
        {
            foreach (var rule in rules)
            {
                Place(rule.Main.Id, plans, lexiconOf, free);
            }
        }

        foreach (var pattern in patterns)
        {
            Place(pattern.Id, plans, lexiconOf, free);
        }
    }

    private void Place(int automaton, AnchorPlan[] plans, ImmutableArray<int> lexiconOf, (int First, int End)[] free)
    {
        foreach (var branch in _isListed[automaton] ? plans[automaton].Branches : [])
        {
            foreach (var companion in branch.Companions)
            {
                AskLexicons |= companion.Marks.AskLexicons;
            }

            foreach (var atom in branch.Anchor)
            {
                var key = AnchorKey.Of(atom, branch.Companions);
                ref var room = ref free[KeyOf(atom, lexiconOf)];
                var at = key.Kind == AnchorKeyKind.Symbols ? room.First++ : --room.End;
                _anchors[at] = WordAnchor.Of(automaton, atom, branch.Companions);
                _keys[at] = key;
            }
        }
    }

    /// <summary>For each record its rules that are not listed, ascending.</summary>
    public ImmutableArray<ImmutableArray<int>> OtherRules { get; }

    /// <summary>For each automaton of a listed rule the index of the rule in its record; -1 for all others.</summary>
    public ImmutableArray<int> RuleOf { get; }

    /// <summary>Whether an automaton is listed.</summary>
    public bool IsListed(Automaton automaton) => _isListed[automaton.Id];

    /// <summary>The symbols of the words that patterns name are below this.</summary>
    public int SymbolCount { get; }

    /// <summary>The marks of the lexicons that rules are listed by.</summary>
    public TokenMarks LexiconMarks { get; }

    /// <summary>Whether a listed pattern asks for an entry of a lexicon beside its anchor.</summary>
    public bool AskLexicons { get; private set; }

    /// <summary>The rules that are anchored at a word, by their numbers.</summary>
    public AnchorRange AnchorsOfSymbol(int symbol) => new(_starts[symbol], _starts[symbol + 1]);

    /// <summary>The rules that are anchored at the entries of a lexicon, by its number in the set.</summary>
    public AnchorRange AnchorsOfLexicon(int lexicon) => AnchorsOfSymbol(SymbolCount + lexicon);

    /// <summary>What is asked first of each of some rules.</summary>
    public ReadOnlySpan<AnchorKey> KeysOf(AnchorRange anchors) => _keys.AsSpan(anchors.Start..anchors.End);

    /// <summary>Number of anchors.</summary>
    public int AnchorCount => _anchors.Length;

    /// <summary>All that the sweep asks of a rule.</summary>
    public ref readonly WordAnchor this[int anchor] => ref _anchors[anchor];

    private bool CanList(AnchorPlan plan, ImmutableArray<int> lexiconOf)
    {
        foreach (var atom in plan.Anchor)
        {
            if (KeyOf(atom, lexiconOf) < 0)
            {
                return false;
            }
        }

        return !plan.Anchor.IsEmpty;
    }

    private int KeyOf(AnchorAtom atom, ImmutableArray<int> lexiconOf) => atom.Kind switch
    {
        AtomKind.Symbol => atom.Id,
        AtomKind.Producer when lexiconOf[atom.Id] >= 0 => SymbolCount + lexiconOf[atom.Id],
        _ => -1,
    };
}
