namespace Processing.Matching.Execution;

/// <summary>What one lattice works with: tables that are as long as the program or the document, used again by the next document.</summary>
internal sealed class LatticeBuffers
{
    private readonly Stack<TokenAnswers> _idleAnswers = new();
    private readonly List<(int Test, int Tokens)> _takenAnswers = [];

    /// <summary>The annotations of each producer that was asked for.</summary>
    public AnnotationSet?[] Annotations { get; private set; } = [];

    /// <summary>The records of each producer that was asked for.</summary>
    public FoundRecords?[] Records { get; private set; } = [];

    /// <summary>Whether a producer is being looked for.</summary>
    public bool[] Annotating { get; private set; } = [];

    /// <summary>For each test what is known of each token; null where it was not asked in this document.</summary>
    public TokenAnswers?[] Tests { get; private set; } = [];

    /// <summary>Searches that are over.</summary>
    public Stack<SearchState> Searches { get; } = new();

    /// <summary>Chains of annotations that nobody uses; they hold nothing.</summary>
    public Stack<AnnotationChains> Chains { get; } = new();

    /// <summary>Readings that nobody uses.</summary>
    public Stack<MatchReading> Readings { get; } = new();

    /// <summary>Whether an automaton matches from a place on, by <see cref="PatternMatcher"/>'s number of the question.</summary>
    public AnswerTable Ahead { get; } = new();

    /// <summary>Whether an automaton matches up to a place.</summary>
    public AnswerTable Behind { get; } = new();

    /// <summary>All ends of an automaton from a place on.</summary>
    public Dictionary<(int Automaton, int Token, int Limit), List<int>> Ends { get; } = [];

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

    /// <summary>Forgets what was asked of tokens.</summary>
    public void ForgetTests()
    {
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

    /// <summary>Forgets the document.</summary>
    public void Clear()
    {
        Array.Clear(Annotations);
        Array.Clear(Records);
        Array.Clear(Annotating);
        ForgetTests();
        Ahead.Clear();
        Behind.Clear();
        Ends.Clear();
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
