using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>One document while it is matched: its tokens, and the annotations and zones on them, computed when first asked for.</summary>
internal class DocumentLattice
{
    private readonly LatticeBuffers _buffers;
    private readonly AnnotationSet?[] _annotations;
    private readonly ZoneExtent?[] _zones;
    private TableIndex? _tables;
    private readonly FoundRecords?[] _records;
    private readonly bool[] _annotating;
    private readonly bool[] _zoning;
    private readonly Dictionary<int, List<int>>? _places;
    private readonly ExcludedTokens? _excluded;
    private PolicyFinder? _competing;

    /// <summary>A lattice that leaves no token out.</summary>
    public DocumentLattice(PreparedProgram program, TokenizedText text, MatchBudget budget)
        : this(program, text, budget, program.Vocabulary.Read(text), new LatticeBuffers(), [])
    {
        _places = IndexPlaces(Symbols);
    }

    /// <summary>A lattice of the same document that leaves excluded zones out; it keeps the zones and the lexicons' annotations.</summary>
    protected DocumentLattice(DocumentLattice whole, ExcludedTokens excluded, LatticeBuffers buffers, Anchors.TokenMarks[] marks)
    {
        (Program, Text, Budget, Symbols, BlocksWithTokens, _places) =
            (whole.Program, whole.Text, whole.Budget, whole.Symbols, whole.BlocksWithTokens, whole._places);
        buffers.Prepare(Program);
        (_buffers, _annotations, _records, _annotating) = (buffers, buffers.Annotations, buffers.Records, buffers.Annotating);
        for (var producer = 0; producer < _annotations.Length; producer++)
        {
            _annotations[producer] = Program.Lexicons[producer] is null ? null : whole._annotations[producer];
        }

        (_zones, _tables) = (whole._zones, whole._tables);
        _zoning = new bool[_zones.Length];
        _excluded = excluded;
        Reference = whole.Reference;
        Observer = whole.Observer;
        Matcher = new PatternMatcher(this, buffers, marks);
        Evaluator = new ExpressionEvaluator(this);
    }

    /// <summary>A lattice of the same document for a program that differs in some producers. It keeps all that was found until that is forgotten, and the zones for good.</summary>
    /// <param name="recorded">The other lattice, with all its zones.</param>
    /// <param name="program">Derived from the program of the other lattice.</param>
    /// <param name="budget">Counts what is found again.</param>
    public DocumentLattice(DocumentLattice recorded, PreparedProgram program, MatchBudget budget)
    {
        var grown = program.Vocabulary.Count > recorded.Program.Vocabulary.Count;
        (Program, Text, Budget, BlocksWithTokens, Reference) = (program, recorded.Text, budget, recorded.BlocksWithTokens, recorded.Reference);
        Symbols = grown ? program.Vocabulary.Read(Text) : recorded.Symbols;
        _places = grown ? IndexPlaces(Symbols) : recorded._places;
        _buffers = new LatticeBuffers();
        _buffers.Prepare(program);
        (_annotations, _records, _annotating) = (_buffers.Annotations, _buffers.Records, _buffers.Annotating);
        recorded._annotations.CopyTo(_annotations, 0);
        recorded._records.CopyTo(_records, 0);
        _tables = recorded._tables;
        (_zones, _zoning, _excluded) = (recorded._zones, new bool[recorded._zones.Length], recorded._excluded);
        Matcher = new PatternMatcher(this, _buffers, []);
        Evaluator = new ExpressionEvaluator(this);
    }

    /// <summary>A lattice whose symbols are known.</summary>
    protected DocumentLattice(PreparedProgram program, TokenizedText text, MatchBudget budget, int[] symbols, LatticeBuffers buffers, Anchors.TokenMarks[] marks)
    {
        Program = program;
        Text = text;
        Budget = budget;
        Symbols = symbols;
        BlocksWithTokens = FindBlocks(text);
        buffers.Prepare(program);
        (_buffers, _annotations, _records, _annotating) = (buffers, buffers.Annotations, buffers.Records, buffers.Annotating);
        _zones = new ZoneExtent?[program.Program.Zones.Length];
        _zoning = new bool[_zones.Length];
        Matcher = new PatternMatcher(this, buffers, marks);
        Evaluator = new ExpressionEvaluator(this);
    }

    public PreparedProgram Program { get; }

    public TokenizedText Text { get; }

    public MatchBudget Budget { get; }

    /// <summary>Sizes of the records found so far.</summary>
    public ValueSize Sizes => _buffers.Sizes;

    /// <summary>The moment from which relative dates count; null when the caller gave none.</summary>
    public Value? Reference { get; init; }

    /// <summary>Keeps what explanations need; null for nobody.</summary>
    public Explaining.RunObserver? Observer { get; init; }

    /// <summary>The symbol of each token; the array may be longer than the text.</summary>
    public int[] Symbols { get; }

    /// <summary>Indices of the blocks that have tokens, in text order.</summary>
    public int[] BlocksWithTokens { get; }

    /// <summary>The tables of the document, collected when first asked for.</summary>
    public TableIndex Tables => _tables ??= TableIndex.Of(Text, BlocksWithTokens);

    /// <summary>What the document is worked on with.</summary>
    public LatticeBuffers Buffers => _buffers;

    /// <summary>Chains of annotations that nobody uses.</summary>
    public Stack<AnnotationChains> Chains => _buffers.Chains;

    public PatternMatcher Matcher { get; }

    public ExpressionEvaluator Evaluator { get; }

    /// <summary>The same document without the tokens of excluded zones.</summary>
    public virtual DocumentLattice Excluding(ExcludedTokens excluded) => new(this, excluded, new LatticeBuffers(), []);

    /// <summary>Adds the rules of a record that may match, in order.</summary>
    public virtual void AddRulesOf(int producer, List<PreparedRule> rules) => rules.AddRange(Program.Rules[producer].AsSpan());

    /// <summary>The annotations of a lexicon, an entity or a record.</summary>
    public AnnotationSet Annotations(int producer)
    {
        if (_annotations[producer] is { } known)
        {
            return known;
        }

        if (Program.Program.Producers[producer] is Producer.Record)
        {
            return AnnotationsOfRecord(producer);
        }

        if (_annotating[producer] || Budget.IsSpent)
        {
            return AnnotationSet.Empty;
        }

        _annotating[producer] = true;
        var found = _buffers.TakeSet();
        AddAnnotationsOf(producer, found.Found);
        found = Arrange(found);
        _annotating[producer] = false;
        _annotations[producer] = found;
        return found;
    }

    /// <summary>An annotation of this document.</summary>
    public Annotation Annotate(TokenSpan tokens, TextSpan span, Value? value, LexiconClitics clitics) => _buffers.AnnotationPool.Take(tokens, span, value, clitics);

    /// <summary>The annotations of the records that were found.</summary>
    public AnnotationSet ToAnnotations(FoundRecords records)
    {
        var found = _buffers.TakeSet();
        records.AddAnnotations(this, found.Found);
        return Arrange(found);
    }

    private AnnotationSet Arrange(AnnotationSet found)
    {
        found.Arrange(Budget);
        return found;
    }

    /// <summary>The annotations of a producer that start at a token, longest first.</summary>
    public virtual ReadOnlySpan<Annotation> AnnotationsAt(int producer, int token) => Annotations(producer).StartingAt(token);

    /// <summary>Whether a token lies in an annotation of a producer.</summary>
    public virtual bool Covers(int producer, int token) => Annotations(producer).Covers(token, Budget);

    /// <summary>A cheap test that fails only where no match of an automaton can start.</summary>
    public virtual bool MayStart(Automaton automaton, int start) => true;

    /// <summary>A look at what is known already that fails only where <see cref="Starts"/> gives no place.</summary>
    public virtual bool HasStarts(Automaton automaton) => true;

    /// <summary>Whether what an entity only passes on of another producer is taken over without a search.</summary>
    public virtual bool PassesOn => false;

    /// <summary>A reading that nobody else uses until it is returned.</summary>
    public MatchReading TakeReading() => _buffers.Readings.TryPop(out var reading) ? reading : new MatchReading();

    /// <summary>Takes a reading back.</summary>
    public void Return(MatchReading reading) => _buffers.Readings.Push(reading);

    /// <summary>What a zone is put together in, that nobody else uses until it is returned.</summary>
    public ZoneWork TakeZoneWork() => _buffers.ZoneWork.TryPop(out var work) ? work : new ZoneWork();

    /// <summary>Takes it back.</summary>
    public void Return(ZoneWork work)
    {
        work.Clear();
        _buffers.ZoneWork.Push(work);
    }

    /// <summary>The marks of which the next token must have one in each state of an automaton; null where none are kept.</summary>
    public virtual Anchors.AutomatonMarks? MarksOf(Automaton automaton) => null;

    /// <summary>Whether a token has one of some marks.</summary>
    public virtual bool HasMark(Anchors.TokenMarks marks, int token) => true;

    /// <summary>Whether the matches in one block cost less than all of the document.</summary>
    public virtual bool IsFoundByBlock(Automaton automaton) => false;

    /// <summary>A test that fails only where no match that counts starts: a closer look than <see cref="MayStart"/>.</summary>
    public virtual bool MayMatchAt(Automaton automaton, int start) => MayStart(automaton, start);

    /// <summary>Fewest and most tokens of a match of an automaton, as far as they are known.</summary>
    public virtual (int Shortest, int Longest) LengthsOf(Automaton automaton) => (0, int.MaxValue);

    /// <summary>Whether all annotations of a producer are known to take one token.</summary>
    public virtual bool TakesOneToken(int producer) => false;

    /// <summary>The annotations of a producer where they have been found; null before.</summary>
    protected AnnotationSet? KnownAnnotations(int producer) => _annotations[producer];

    /// <summary>The records of a producer that finds records.</summary>
    public List<MatchedRecord> Records(int producer) => FindRecords(producer)?.Records ?? [];

    /// <summary>Forgets what was found of a producer, so that it is found again when it is asked for.</summary>
    public void Forget(int producer) => (_annotations[producer], _records[producer]) = (null, null);

    /// <summary>Where a zone lies.</summary>
    public ZoneExtent Zone(int zone)
    {
        if (_zones[zone] is { } known)
        {
            return known;
        }

        if (_zoning[zone] || Budget.IsSpent)
        {
            return ZoneExtent.Empty;
        }

        _zoning[zone] = true;
        var found = new ZoneFinder(this).Find(zone);
        _zoning[zone] = false;
        _zones[zone] = found;
        return found;
    }

    /// <summary>Whether a token test holds; where that takes more than a look at the token's kind, it is asked once per test and token.</summary>
    public bool Test(int test, int token)
    {
        var asked = Program.Tests[test];
        if (asked.IsOfKindOnly)
        {
            return asked.Allows(Text[token].Kind);
        }

        // A look at the ends of a word takes no longer than one at the answers.
        if (asked.Ends is { } ends && !ends.Allow(Text.GetFolded(token)))
        {
            return false;
        }

        var known = _buffers.AnswersOf(test, Text.Count);
        if (known[token] is { } answer)
        {
            return answer;
        }

        // A regular expression reads the whole token.
        Budget.Tick(4 + (Text[token].Span.Length >> 4));
        answer = Evaluator.Accepts(asked, token);
        known.Add(token, answer);
        return answer;
    }

    /// <summary>Whether a token lies in an excluded zone that is not among those asked for.</summary>
    public bool IsHidden(int token, int[] asked) => _excluded is not null && _excluded.IsHidden(token, asked);

    /// <summary>Whether one of the tokens does.</summary>
    public bool IsHidden(TokenSpan tokens, int[] asked)
    {
        for (var token = tokens.Start; _excluded is not null && token < tokens.End; token++)
        {
            if (_excluded.IsHidden(token, asked))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Each token where a match can start, in order; with the ends of blocks where a match may take no token.</summary>
    public virtual StartSequence Starts(Automaton automaton) => new(this, automaton.First is { } first ? [.. StartsOf(first)] : null);

    /// <summary>Takes a list of starts back that <see cref="Starts"/> gave out.</summary>
    public virtual void ReturnStarts(List<int> starts)
    {
    }

    /// <summary>The preferred matches from left to right, each search going on behind the match before.</summary>
    public IEnumerable<(TokenSpan Block, PatternMatch Match)> FindAll(Automaton automaton)
    {
        var next = 0;
        foreach (var (block, start) in Starts(automaton))
        {
            if (Budget.IsSpent)
            {
                yield break;
            }

            if (start >= next && Matcher.FindAt(automaton, block, start) is { } match)
            {
                next = Math.Max(next, match.Tokens.End);
                yield return (block, match);
            }
        }
    }

    /// <summary>The empty span at a place of a block, for matches that take no token.</summary>
    public TextSpan EmptySpanAt(TokenSpan block, int place)
    {
        var at = place < block.End ? Text[place].Span.Start : Text[place - 1].Span.End;
        return new TextSpan(at, at);
    }

    /// <summary>Adds the annotations of a lexicon or an entity.</summary>
    protected virtual void AddAnnotationsOf(int producer, List<Annotation> annotations) => ProducerFinder.AddTo(annotations, this, producer);

    private AnnotationSet AnnotationsOfRecord(int producer)
    {
        if (_records[producer] is null && _competing?.Policy.Producers.Contains(producer) == true)
        {
            return _competing.Provisional(producer);
        }

        return FindRecords(producer) is { } found ? _annotations[producer] = ToAnnotations(found) : AnnotationSet.Empty;
    }

    // Null where nothing is known of them: they are being looked for, there is no budget left, or the producer finds no records.
    private FoundRecords? FindRecords(int producer)
    {
        if (_records[producer] is not null || _annotating[producer] || Budget.IsSpent || _competing?.Policy.Producers.Contains(producer) == true
            || Program.Program.Producers[producer] is not Producer.Record)
        {
            return _records[producer];
        }

        if (Program.Policies[producer] is { IsBetweenRecords: true } policy)
        {
            FindTogether(policy);
            return _records[producer];
        }

        _annotating[producer] = true;
        _records[producer] = new RecordFinder(this, producer).Find();
        _annotating[producer] = false;
        return _records[producer];
    }

    private void FindTogether(OverlapPolicy policy)
    {
        var outer = _competing;
        _competing = new PolicyFinder(this, policy);
        var found = _competing.Find();
        _competing = outer;
        for (var member = 0; member < found.Length; member++)
        {
            _records[policy.Producers[member]] = found[member];
        }

        // What was asked of tokens while the records competed may hold no longer.
        _buffers.ForgetTests();
        Matcher.ForgetFailed();
    }

    private SortedSet<int> StartsOf(FirstSteps first)
    {
        var starts = new SortedSet<int>();
        foreach (var symbol in first.Symbols)
        {
            if (_places?.GetValueOrDefault(symbol) is { } places)
            {
                starts.UnionWith(places);
            }
        }

        foreach (var producer in first.Producers)
        {
            foreach (var annotation in Annotations(producer).All)
            {
                Budget.Tick();
                starts.Add(annotation.Tokens.Start);
            }
        }

        return starts;
    }

    private static int[] FindBlocks(TokenizedText text)
    {
        var blocks = new int[text.Blocks.Length];
        var count = 0;
        for (var block = 0; block < blocks.Length; block++)
        {
            if (text.GetBlockTokens(block).Length > 0)
            {
                blocks[count++] = block;
            }
        }

        return count == blocks.Length ? blocks : blocks[..count];
    }

    private static Dictionary<int, List<int>> IndexPlaces(int[] symbols)
    {
        var places = new Dictionary<int, List<int>>();
        for (var token = 0; token < symbols.Length; token++)
        {
            if (symbols[token] != 0)
            {
                if (!places.TryGetValue(symbols[token], out var list))
                {
                    places.Add(symbols[token], list = []);
                }

                list.Add(token);
            }
        }

        return places;
    }
}
