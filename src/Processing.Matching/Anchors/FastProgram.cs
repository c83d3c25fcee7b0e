using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>What the anchored executor adds to a prepared program. Made once per program, immutable, shared by all threads.</summary>
/// <remarks>
/// One vocabulary numbers the literal tokens of all patterns (with the symbols that the automata carry) and, behind them, the words of all lexicons.
/// One set holds the phrases of all lexicons. Each automaton that is searched for has a plan that says where its matches can start.
/// </remarks>
internal sealed class FastProgram
{
    private static readonly ConditionalWeakTable<RuleProgram, FastProgram> Known = [];

    // A function word stands in a text as often as any of so many other words.
    private const int EntriesPerFrequentWord = 1_000;

    private readonly AnchorPlan[] _plans;
    private readonly (int Shortest, int Longest)[] _lengths;
    private readonly int[] _longest;

    private FastProgram(RuleProgram program)
    {
        Prepared = PreparedProgram.Of(program);
        Vocabulary = CopyLiterals(Prepared.Vocabulary);
        var builder = new LexiconSetBuilder(Vocabulary);
        Producer.Lexicon[] lexicons = [.. program.Producers.OfType<Producer.Lexicon>().Where(lexicon => !lexicon.Options.IsApproximate)];
        Marks = new MarkTable(Prepared.Vocabulary, Array.ConvertAll(lexicons, FrequencyOf));
        AddLexicons(lexicons, Marks, builder);
        LexiconOf = NumberLexicons(program);
        ValuesOf = [.. lexicons.Select(lexicon => lexicon.Written.Values)];
        var longest = new int[program.Producers.Length];
        _longest = longest;
        _plans = new AnchorPlan[Prepared.AutomatonCount];
        Array.Fill(_plans, AnchorPlan.Everywhere);
        _lengths = new (int, int)[_plans.Length];
        Array.Fill(_lengths, (0, PatternShape.Unbounded));
        First = new FirstMarks(this);
        var planner = new AnchorPlanner(Prepared, LexiconOf, Marks, First, longest);
        for (var producer = 0; producer < longest.Length; producer++)
        {
            longest[producer] = LexiconOf[producer] >= 0 ? builder.LongestOf(LexiconOf[producer])
                : Prepared.Lexicons[producer] is { } apart ? apart.Value.Longest
                : Plan(planner, producer);
        }

        foreach (var zone in Prepared.Zones)
        {
            foreach (var automaton in zone)
            {
                Plan(planner, automaton);
            }
        }

        foreach (var automaton in Prepared.Automata)
        {
            foreach (var state in automaton.States)
            {
                if (state is { Kind: StateKind.LookBehind, Inner: { } inner })
                {
                    _lengths[inner.Id] = planner.LengthsOf(inner.Pattern);
                }
                else if (state is { Kind: StateKind.Both, Second: { } second })
                {
                    _lengths[second.Id] = planner.LengthsOf(second.Pattern);
                }
            }
        }

        Lexicons = builder.Build();
        Index = new AnchorIndex(Prepared, _plans, LexiconOf, ValuesOf.Length, Marks, LookedForAlways());
    }

    public PreparedProgram Prepared { get; }

    public TokenVocabulary Vocabulary { get; }

    public LexiconSet Lexicons { get; }

    /// <summary>For each producer its number in the set; -1 for one that is no lexicon, or one that compares approximately and is looked up by itself.</summary>
    public ImmutableArray<int> LexiconOf { get; }

    /// <summary>For each lexicon of the set the values of its entries.</summary>
    public ImmutableArray<ImmutableArray<Value?>> ValuesOf { get; }

    /// <summary>The bits of symbols and lexicons.</summary>
    public MarkTable Marks { get; }

    public AnchorIndex Index { get; }

    /// <summary>What the matches of each automaton begin with.</summary>
    public FirstMarks First { get; }

    /// <summary>Buffers of documents that are done, for those to come.</summary>
    public WorkspacePool Workspaces { get; } = new();

    public static FastProgram Of(RuleProgram program) => Known.GetValue(program, static known => new FastProgram(known));

    /// <summary>Where the matches of an automaton can start.</summary>
    public AnchorPlan PlanOf(Automaton automaton) => _plans[automaton.Id];

    /// <summary>Fewest and most tokens of a match of an automaton that is looked for backwards; no bounds for others.</summary>
    public (int Shortest, int Longest) LengthsOf(Automaton automaton) => _lengths[automaton.Id];

    /// <summary>Most tokens of an annotation of a producer.</summary>
    public int LongestOf(int producer) => _longest[producer];

    private static TokenVocabulary CopyLiterals(Vocabulary literals)
    {
        var vocabulary = new TokenVocabulary();
        vocabulary.Reserve(literals.Count);
        var folded = new byte[256];
        foreach (var (token, symbol) in literals.All)
        {
            var most = Encoding.UTF8.GetMaxByteCount(token.Length);
            folded = folded.Length < most ? new byte[most] : folded;

            // What is no text stands in no document. It keeps its symbol, under a word that no document holds either.
            if (token.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsText(token)
                || vocabulary.GetOrAdd(folded.AsSpan(0, Encoding.UTF8.GetBytes(token, folded))) != symbol)
            {
                vocabulary.GetOrAdd($"\0{symbol}");
            }
        }

        return vocabulary;
    }

    private static bool IsText(string token) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(token)) == token;

    private static ImmutableArray<int> NumberLexicons(RuleProgram program)
    {
        var numbers = ImmutableArray.CreateBuilder<int>(program.Producers.Length);
        var next = 0;
        foreach (var producer in program.Producers)
        {
            numbers.Add(producer is Producer.Lexicon { Options.IsApproximate: false } ? next++ : -1);
        }

        return numbers.MoveToImmutable();
    }

    private static long FrequencyOf(Producer.Lexicon lexicon)
    {
        var forms = new Frequency();
        lexicon.Written.VisitForms(ref forms);
        return forms.Sum;
    }

    private static void AddLexicons(Producer.Lexicon[] lexicons, MarkTable marks, LexiconSetBuilder builder)
    {
        builder.Reserve(lexicons.Sum(lexicon => lexicon.Written.CountForms()));
        for (var number = 0; number < lexicons.Length; number++)
        {
            var forms = new Forms(builder, builder.AddLexicon(lexicons[number].Options, marks.OfLexicon(number).Plain));
            lexicons[number].Written.VisitForms(ref forms);
        }
    }

    /// <summary>The automata beside those of rules that are searched for in every document.</summary>
    private List<Automaton> LookedForAlways()
    {
        var wanted = WantedEverywhere.InDocuments(this);
        var found = new List<Automaton>();
        for (var producer = 0; producer < Prepared.Alternatives.Length; producer++)
        {
            if (wanted.Contains(producer))
            {
                found.AddRange(Prepared.Alternatives[producer]);
            }
        }

        foreach (var zone in Prepared.Zones)
        {
            found.AddRange(zone.OfType<Automaton>());
        }

        return found;
    }

    /// <summary>Plans the automata of an entity or a record; gives the most tokens of its annotations.</summary>
    private int Plan(AnchorPlanner planner, int producer)
    {
        var longest = 0;
        foreach (var automaton in Prepared.Alternatives[producer])
        {
            longest = Math.Max(longest, Plan(planner, automaton));
        }

        foreach (var rule in Prepared.Rules[producer])
        {
            longest = Math.Max(longest, Plan(planner, rule.Main));
            foreach (var slot in rule.Slots)
            {
                _plans[slot.Pattern.Id] = planner.Plan(slot);
                if (slot.After is { } after)
                {
                    _lengths[after.Id] = planner.LengthsOf(after.Pattern);
                }

                longest = PatternShape.Unbounded;
            }
        }

        // The words that stand for a record are annotations of it too.
        foreach (var clue in Prepared.Clues[producer])
        {
            longest = Math.Max(longest, clue switch
            {
                { Phrase: { } phrase } => planner.LengthsOf(phrase.Pattern).Longest,
                { Words: { } words } => words.Longest,
                { Definition: ReferenceClue.Surname } => ReferenceFinder.MostSurnameTokens,
                _ => ReferenceFinder.MostTokens,
            });
        }

        return longest;
    }

    private int Plan(AnchorPlanner planner, Automaton? automaton)
    {
        if (automaton is null)
        {
            return 0;
        }

        _plans[automaton.Id] = planner.Plan(automaton.Pattern, out var longest);
        return longest;
    }

    private struct Frequency : ILexiconForms
    {
        public long Sum { get; private set; }

        public void Visit(int entry, ReadOnlySpan<byte> form) => Sum += FrequentWords.Contains(form) ? EntriesPerFrequentWord : 1;
    }

    private readonly struct Forms(LexiconSetBuilder builder, int lexicon) : ILexiconForms
    {
        public void Visit(int entry, ReadOnlySpan<byte> form) => builder.Add(lexicon, form, entry);
    }
}
