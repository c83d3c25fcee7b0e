using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What one lattice works with: tables that are as long as the program or the document, used again by the next document.</summary>
internal sealed class LatticeBuffers
{
    /// <summary>Tables of more entries are rare, and not worth keeping.</summary>
    public const int MostKept = 1 << 12;

    private readonly Stack<TokenAnswers> _idleAnswers = new();
    private readonly List<(int Test, int Tokens)> _takenAnswers = [];
    private readonly Stack<AnnotationSet> _idleSets = new();
    private readonly Stack<AnnotationSet> _takenSets = new();
    private readonly Stack<List<int>> _idleNumbers = new();
    private readonly List<int> _takenNumbers = [];
    private List<int>?[] _numbersOf = [];
    private int[] _holders = [];
    private readonly List<FoundRecords> _found = [];
    private int _takenFound;

    /// <summary>The annotations of each producer that was asked for.</summary>
    public AnnotationSet?[] Annotations { get; private set; } = [];

    /// <summary>The records of each producer that was asked for.</summary>
    public FoundRecords?[] Records { get; private set; } = [];

    /// <summary>The annotations themselves.</summary>
    public AnnotationPool AnnotationPool { get; } = new();

    /// <summary>The annotations of entities at single tokens, by producer in the high half and token in the low one: from the first index among <see cref="EntityAnnotations"/> to before the second.</summary>
    public Dictionary<long, (int First, int End)> EntitiesAt { get; } = [];

    /// <summary>The annotations of entities at single tokens, those of one entity and token side by side.</summary>
    public List<Annotation> EntityAnnotations { get; } = [];

    /// <summary>Lists that nobody uses, for what is found at one token; they are empty.</summary>
    public Stack<List<Annotation>> IdleAnnotations { get; } = new();

    /// <summary>Whether a producer is being looked for.</summary>
    public bool[] Annotating { get; private set; } = [];

    /// <summary>For each test what is known of each token; null where it was not asked in this document.</summary>
    public TokenAnswers?[] Tests { get; private set; } = [];

    /// <summary>Searches that are over.</summary>
    public Stack<SearchState> Searches { get; } = new();

    /// <summary>Pages of maps of joins that nobody uses.</summary>
    public JoinPages JoinPages { get; } = new();

    /// <summary>For each automaton what searches of one block came to in vain.</summary>
    public Dictionary<int, FailedJoins> Failed { get; } = [];

    /// <summary>Chains of annotations that nobody uses; they hold nothing.</summary>
    public Stack<AnnotationChains> Chains { get; } = new();

    /// <summary>Readings that nobody uses.</summary>
    public Stack<MatchReading> Readings { get; } = new();

    /// <summary>What zones are put together in; they hold nothing.</summary>
    public Stack<ZoneWork> ZoneWork { get; } = new();

    /// <summary>Whether an automaton matches from a place on, by <see cref="PatternMatcher"/>'s number of the question.</summary>
    public AnswerTable Ahead { get; } = new();

    /// <summary>Whether an automaton matches up to a place.</summary>
    public AnswerTable Behind { get; } = new();

    /// <summary>All ends of an automaton from a place on.</summary>
    public Dictionary<(int Automaton, int Token, int Limit), List<int>> Ends { get; } = [];

    /// <summary>The matches themselves.</summary>
    public CandidatePool CandidatePool { get; } = new();

    /// <summary>Lists of matches.</summary>
    public ListPool<RecordCandidate> Candidates { get; } = new();

    /// <summary>Lists of rules.</summary>
    public ListPool<PreparedRule> Rules { get; } = new();

    /// <summary>Lists of records.</summary>
    public ListPool<MatchedRecord> RecordLists { get; } = new();

    /// <summary>Sizes of the records found so far.</summary>
    public ValueSize Sizes { get; } = new();

    /// <summary>Arguments of functions.</summary>
    public ArgumentPool Arguments { get; } = new();

    /// <summary>What references are found with.</summary>
    public ReferenceBuffers References { get; } = new();

    /// <summary>What frames are put together with.</summary>
    public FrameBuffers Frames { get; } = new();

    /// <summary>The texts of places that were read.</summary>
    public Dictionary<TextSpan, Value.Text> Texts { get; } = [];

    /// <summary>Lists of places.</summary>
    public ListPool<TextSpan> Places { get; } = new();

    /// <summary>The keys of the matches of one record type, while they are merged.</summary>
    public KeyIndex Keys { get; } = new();

    /// <summary>The groups of matches that are one record each, while they are merged.</summary>
    public List<List<RecordCandidate>> Groups { get; } = [];

    /// <summary>The records of the groups, while they are merged.</summary>
    public List<(MatchedRecord Record, int Group)> Merged { get; } = [];

    /// <summary>The fields of matches.</summary>
    public FieldDrafts Drafts { get; } = new();

    /// <summary>The fields of one record, while it is merged.</summary>
    public List<FieldDraft> Fields { get; } = [];

    /// <summary>Lists of numbers.</summary>
    public ListPool<int> Numbers { get; } = new();

    /// <summary>A number for each token, 0 at first; good until the next call.</summary>
    public Span<int> Holders(int tokens)
    {
        if (_holders.Length < tokens)
        {
            _holders = new int[TokenRoom.For(tokens)];
        }

        var holders = _holders.AsSpan(0, tokens);
        holders.Clear();
        return holders;
    }

    /// <summary>An empty set, until the document is forgotten.</summary>
    public AnnotationSet TakeSet()
    {
        var set = _idleSets.TryPop(out var idle) ? idle : new AnnotationSet();
        _takenSets.Push(set);
        return set;
    }

    /// <summary>The records of a type, until the document is forgotten.</summary>
    public FoundRecords TakeFound(List<MatchedRecord> records, List<RecordCandidate> winners, List<int> owners, List<FoundReference> references)
    {
        if (_takenFound == _found.Count)
        {
            _found.Add(new FoundRecords());
        }

        var found = _found[_takenFound++];
        found.Set(records, winners, owners, references);
        return found;
    }

    /// <summary>Makes room for a program.</summary>
    public void Prepare(PreparedProgram program)
    {
        var producers = program.Program.Producers.Length;
        if (Annotations.Length != producers)
        {
            (Annotations, Records, Annotating) = (new AnnotationSet?[producers], new FoundRecords?[producers], new bool[producers]);
        }

        if (Tests.Length != program.Tests.Count)
        {
            Tests = new TokenAnswers?[program.Tests.Count];
            _numbersOf = new List<int>?[program.Tests.Count];
        }
    }

    /// <summary>The answers of a test for a document of so many tokens.</summary>
    public TokenAnswers AnswersOf(int test, int tokens)
    {
        if (Tests[test] is { } known)
        {
            return known;
        }

        if (!_idleAnswers.TryPop(out var answers) || answers.Capacity < tokens)
        {
            answers = new TokenAnswers(tokens);
        }

        _takenAnswers.Add((test, tokens));
        return Tests[test] = answers;
    }

    /// <summary>The tokens that are numbers for which a test holds; null where that was not asked yet.</summary>
    public List<int>? NumbersOf(int test) => _numbersOf[test];

    /// <summary>An empty list, to be given back by <see cref="KeepNumbers"/>.</summary>
    public List<int> TakeNumbers() => _idleNumbers.TryPop(out var idle) ? idle : [];

    /// <summary>Keeps the numbers for which a test holds, until the tests are forgotten.</summary>
    public void KeepNumbers(int test, List<int> numbers)
    {
        if (_numbersOf[test] is { } known)
        {
            known.Clear();
            _idleNumbers.Push(known);
        }
        else
        {
            _takenNumbers.Add(test);
        }

        _numbersOf[test] = numbers;
    }

    /// <summary>Forgets what was asked of tokens.</summary>
    public void ForgetTests()
    {
        foreach (var test in _takenNumbers)
        {
            if (_numbersOf[test] is { } numbers)
            {
                numbers.Clear();
                _idleNumbers.Push(numbers);
                _numbersOf[test] = null;
            }
        }

        _takenNumbers.Clear();
        foreach (var (test, tokens) in _takenAnswers)
        {
            if (Tests[test] is { } answers)
            {
                answers.Clear(tokens);
                _idleAnswers.Push(answers);
                Tests[test] = null;
            }
        }

        _takenAnswers.Clear();
    }

    /// <summary>Forgets what searches came to in vain.</summary>
    public void ForgetFailed()
    {
        foreach (var failed in Failed.Values)
        {
            failed.Joins.Clear();
        }

        Failed.Clear();
    }

    /// <summary>Empties a list, and keeps its memory unless that is large.</summary>
    public static void Empty<T>(List<T> list)
    {
        list.Clear();
        if (list.Capacity > MostKept)
        {
            list.TrimExcess();
        }
    }

    /// <summary>Empties a table, and keeps its memory unless that is large: to empty it takes as long as filling it did.</summary>
    public static void Empty<TKey, TValue>(Dictionary<TKey, TValue> table)
        where TKey : notnull
    {
        var isLarge = table.Count > MostKept;
        table.Clear();
        if (isLarge)
        {
            table.TrimExcess();
        }
    }

    /// <summary>Forgets the document.</summary>
    public void Clear()
    {
        Array.Clear(Annotations);
        Array.Clear(Records);
        for (var index = 0; index < _takenFound; index++)
        {
            _found[index].Forget();
        }

        _takenFound = 0;
        Array.Clear(Annotating);
        AnnotationPool.Clear();
        Empty(EntitiesAt);
        EntityAnnotations.Clear();
        while (_takenSets.TryPop(out var set))
        {
            set.Clear();
            _idleSets.Push(set);
        }

        ForgetTests();
        ForgetFailed();
        Ahead.Clear();
        Behind.Clear();
        Empty(Ends);
        CandidatePool.Clear();
        Candidates.Clear();
        Rules.Clear();
        RecordLists.Clear();
        Groups.Clear();
        Merged.Clear();
        Drafts.Clear();
        Fields.Clear();
        Keys.Clear();
        Sizes.Clear();
        References.Clear();
        Places.Clear();
        Empty(Texts);
        Numbers.Clear();
        foreach (var search in Searches)
        {
            search.Forget();
        }

        foreach (var reading in Readings)
        {
            reading.Forget();
        }
    }
}
