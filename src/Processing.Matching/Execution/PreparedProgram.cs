using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>A program with its automata and lexicons built. Made once per program, immutable, shared by all threads.</summary>
internal sealed class PreparedProgram
{
    private static readonly ConditionalWeakTable<RuleProgram, PreparedProgram> All = [];

    private readonly Dictionary<PatternNode, Automaton> _embedded;
    private readonly AutomatonCompiler _compiler;
    private readonly ProgramUses _uses = new();

    private PreparedProgram(RuleProgram program, PreparedProgram? basis)
    {
        Program = program;
        Vocabulary = basis is null ? new Vocabulary() : new Vocabulary(basis.Vocabulary);
        Tests = basis is null ? new TokenTests() : new TokenTests(basis.Tests);
        _embedded = basis is null ? new(ReferenceEqualityComparer.Instance) : new(basis._embedded, ReferenceEqualityComparer.Instance);
        _compiler = new AutomatonCompiler(Vocabulary, Tests, basis?.Automata ?? []);
        Separators = basis?.Separators ?? new ListSeparators(Vocabulary);
        Lexicons = [.. program.Producers.Select((producer, index) => producer is not Producer.Lexicon lexicon ? null : Known(basis, producer, index) is { } known ? known.Lexicons[index] : new Lazy<Lexicon>(() => LexiconIndex.Of(lexicon)))];
        Alternatives = [.. program.Producers.Select((producer, index) => Known(basis, producer, index) is { } known ? known.Alternatives[index] : Prepare(producer))];
        PassedOn = [.. program.Producers.Select((producer, index) => Known(basis, producer, index) is { } known ? known.PassedOn[index] : producer is Producer.Entity entity ? entity.Alternatives.Select(Execution.PassedOn.Of).ToImmutableArray() : [])];
        Rules = [.. program.Producers.Select((producer, index) => Known(basis, producer, index) is { } known ? known.Rules[index] : producer is Producer.Record record ? Prepare(record, basis, index) : [])];
        Clues = [.. program.Producers.Select((producer, index) => Known(basis, producer, index) is { } known ? known.Clues[index] : producer is Producer.Record record ? record.References.SelectMany(Prepare).ToImmutableArray() : [])];
        Zones = [.. program.Zones.Select((zone, index) => basis is not null && ReferenceEquals(basis.Program.Zones[index], zone) ? basis.Zones[index] : Prepare(zone))];
        ZoneNeeds = FindZoneNeeds(program);
        var policies = new OverlapPolicy?[program.Producers.Length];
        foreach (var policy in program.Policies)
        {
            foreach (var producer in policy.Producers)
            {
                policies[producer] = policy;
            }
        }

        Policies = [.. policies];
    }

    public RuleProgram Program { get; }

    /// <summary>How many automata there are; their numbers are below it.</summary>
    public int AutomatonCount => _compiler.Count;

    /// <summary>Every automaton, by number, those inside others included.</summary>
    public IReadOnlyList<Automaton> Automata => _compiler.Automata;

    public Vocabulary Vocabulary { get; }

    public TokenTests Tests { get; }

    public ListSeparators Separators { get; }

    /// <summary>The index of each producer that is a lexicon, built when it is first asked for; the anchored executor has an index of its own.</summary>
    public ImmutableArray<Lazy<Lexicon>?> Lexicons { get; }

    /// <summary>The automata of each producer that is an entity.</summary>
    public ImmutableArray<ImmutableArray<Automaton>> Alternatives { get; }

    /// <summary>What each alternative of each producer that is an entity takes over as it is.</summary>
    public ImmutableArray<ImmutableArray<PassedOn>> PassedOn { get; }

    /// <summary>The rules of each producer that is a record.</summary>
    public ImmutableArray<ImmutableArray<PreparedRule>> Rules { get; }

    /// <summary>The clues of each producer that is a record with references.</summary>
    public ImmutableArray<ImmutableArray<PreparedClue>> Clues { get; }

    /// <summary>For each zone the automaton of each clause, null for a clause without a pattern.</summary>
    public ImmutableArray<ImmutableArray<Automaton?>> Zones { get; }

    /// <summary>The producers that zones use, directly or not, in order.</summary>
    public ImmutableArray<int> ZoneNeeds { get; }

    /// <summary>The policy of each producer that a <c>resolve</c> names.</summary>
    public ImmutableArray<OverlapPolicy?> Policies { get; }

    public static PreparedProgram Of(RuleProgram program) => All.GetValue(program, static known => new PreparedProgram(known, null));

    /// <summary>A program that differs from one that is prepared already in a few declarations: only these are prepared, in O(producers + size of the changed ones).</summary>
    /// <param name="program">It has as many producers and zones, of the same names, as the other one; those that are the same objects are taken over.</param>
    /// <param name="basis">The other one.</param>
    public static PreparedProgram Derive(RuleProgram program, PreparedProgram basis) => All.GetValue(program, known => new PreparedProgram(known, basis));

    /// <summary>The automaton of a pattern that stands in an expression.</summary>
    public Automaton Embedded(PatternNode pattern) => _embedded[pattern];

    // Where a producer was prepared before.
    private static PreparedProgram? Known(PreparedProgram? basis, Producer producer, int index) =>
        basis is not null && ReferenceEquals(basis.Program.Producers[index], producer) ? basis : null;

    private ImmutableArray<PreparedRule> Prepare(Producer.Record record, PreparedProgram? basis, int index)
    {
        var known = basis?.Rules[index].ToDictionary(rule => rule.Definition, ReferenceEqualityComparer.Instance as IEqualityComparer<RuleDefinition>);
        return [.. record.Rules.Select(rule => known?.GetValueOrDefault(rule) ?? Prepare(rule))];
    }

    private ImmutableArray<Automaton> Prepare(Producer producer)
    {
        if (producer is not Producer.Entity entity)
        {
            return [];
        }

        _uses.Add(entity);
        PrepareEmbedded([]);
        return [.. entity.Alternatives.Select(alternative => _compiler.Compile(alternative.Pattern, []))];
    }

    private PreparedRule Prepare(RuleDefinition rule)
    {
        _uses.Add(rule);
        if (rule.Body is RuleBody.Frame frame)
        {
            var asked = AskedZones.Of(frame.Trigger);
            PrepareEmbedded([.. asked.Union(frame.Slots.SelectMany(slot => AskedZones.Of(slot.Pattern)))]);
            return new PreparedRule(rule, _compiler.Compile(frame.Trigger, []), [.. frame.Slots.Select(slot => Prepare(slot, asked))]);
        }

        var pattern = ((RuleBody.Sequence)rule.Body).Pattern;
        PrepareEmbedded(AskedZones.Of(pattern));
        return new PreparedRule(rule, _compiler.Compile(pattern, []), []);
    }

    private IEnumerable<PreparedClue> Prepare(RecordReference reference)
    {
        _uses.Add(reference);
        PrepareEmbedded([]);
        return reference.Clues.Select(clue => new PreparedClue(
            clue,
            reference.Unless,
            clue is ReferenceClue.Phrase phrase ? _compiler.Compile(phrase.Pattern, []) : null,
            clue is ReferenceClue.Words words ? ReferenceWords.Of(words) : null));
    }

    private PreparedSlot Prepare(FrameSlot slot, ImmutableArray<int> asked)
    {
        ImmutableArray<int> own = [.. asked.Union(AskedZones.Of(slot.Pattern))];
        return new PreparedSlot(
            slot,
            _compiler.Compile(slot.Pattern, asked),
            slot.After is { } after ? _compiler.Compile(after, own) : null,
            slot.Before is { } before ? _compiler.Compile(before, own) : null);
    }

    private ImmutableArray<Automaton?> Prepare(ZoneDefinition zone) =>
        [.. zone.Clauses.Select(clause => ProgramUses.PatternOf(clause) is { } pattern ? _compiler.Compile(pattern, []) : null)];

    // Of what was added to the uses.
    private void PrepareEmbedded(ImmutableArray<int> asked)
    {
        foreach (var pattern in _uses.EmbeddedPatterns)
        {
            if (!_embedded.ContainsKey(pattern))
            {
                _embedded.Add(pattern, _compiler.Compile(pattern, asked));
            }
        }

        _uses.Clear();
    }

    private static ImmutableArray<int> FindZoneNeeds(RuleProgram program)
    {
        var uses = new ProgramUses();
        foreach (var zone in program.Zones)
        {
            uses.Add(zone);
        }

        // Producers use earlier ones only, so one pass from the last to the first closes the set.
        for (var index = program.Producers.Length - 1; index >= 0; index--)
        {
            if (uses.Producers.Contains(index))
            {
                uses.Add(program.Producers[index]);
            }
        }

        return [.. uses.Producers];
    }
}

/// <summary>A rule with its automata.</summary>
internal sealed record PreparedRule(RuleDefinition Definition, Automaton Main, ImmutableArray<PreparedSlot> Slots)
{
    private readonly int[]?[] _labels = new int[]?[Definition.Fields.Length];

    /// <summary>What the rule did in all documents.</summary>
    public RuleCounter Counter { get; } = new();

    /// <summary>How many fields the rule fills.</summary>
    public int FieldCount => _labels.Length;

    /// <summary>The labels that the value of a field names, ascending; found when they are first asked for.</summary>
    public ReadOnlySpan<int> LabelsOf(int fill) => _labels[fill] ??= LabelPlaces.LabelsOf(Definition.Fields[fill].Value);
}

/// <summary>A clue with its automaton, where it is a phrase, or its index, where it is words.</summary>
internal sealed record PreparedClue(ReferenceClue Definition, ExpressionNode? Unless, Automaton? Phrase, Lexicon? Words);

/// <summary>A slot with its automata.</summary>
internal sealed record PreparedSlot(FrameSlot Definition, Automaton Pattern, Automaton? After, Automaton? Before);
