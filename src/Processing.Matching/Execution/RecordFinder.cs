using System.Runtime.InteropServices;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds the records of one type: runs its rules, resolves overlaps, and merges by key.</summary>
internal readonly struct RecordFinder(DocumentLattice lattice, int producer)
{
    // What a nested value costs where it is written out, in steps of the matcher.
    private const int StepsPerNestedValue = 100;

    private const int MostOnStack = 64;

    private readonly RecordShape _shape = ((Producer.Record)lattice.Program.Program.Producers[producer]).Shape;
    private static readonly List<FoundReference> NoReferences = [];

    /// <summary>The records in text order.</summary>
    public FoundRecords Find()
    {
        var mark = lattice.Buffers.Drafts.Mark;
        var found = Conclude(FindWinners());
        lattice.Buffers.Drafts.Release(mark);
        return found;
    }

    /// <summary>The matches of all rules that are left when overlaps inside this record are settled, in text order.</summary>
    public List<RecordCandidate> FindWinners()
    {
        var candidates = lattice.Buffers.Candidates.Take();
        var rules = lattice.Buffers.Rules.Take();
        lattice.AddRulesOf(producer, rules);
        foreach (var rule in rules)
        {
            lattice.Budget.ThrowIfCancelled();
            var (began, known) = (rule.Counter.Begin(lattice.Budget.Clock, lattice.Budget.TimesRules), candidates.Count);
            var outer = lattice.Budget.BeginRule();
            var tried = rule.Definition.Body is RuleBody.Frame ? FindFrames(rule, candidates) : FindSequences(rule, candidates);
            lattice.Budget.EndRule(rule.Definition.Name, outer);
            rule.Counter.End(lattice.Budget.Clock, began, tried, candidates.Count - known);
        }

        lattice.Observer?.Competed(producer, candidates);
        return candidates.Count == 0 ? candidates : OverlapResolver.Resolve(candidates, lattice.Text.Count, lattice.Program.Policies[producer], lattice.Buffers.Candidates, lattice.Budget);
    }

    /// <summary>Merges matches by key, and finds the words that stand for a record.</summary>
    public FoundRecords Conclude(List<RecordCandidate> winners)
    {
        if (winners.Count == 0)
        {
            return FoundRecords.None;
        }

        var records = new KeyMerger(_shape, lattice.Buffers, lattice.Budget).Merge(winners, out var owners);
        lattice.Observer?.Concluded(producer, winners, owners, records);
        List<FoundReference> references = NoReferences;
        if (!lattice.Program.Clues[producer].IsEmpty)
        {
            references = ReferenceFinder.Find(lattice, _shape, lattice.Program.Clues[producer], records, winners, owners);
            AddMentions(records, references);
        }

        return lattice.Buffers.TakeFound(records, winners, owners, references);
    }

    private void AddMentions(List<MatchedRecord> records, List<FoundReference> references)
    {
        if (references.Count == 0)
        {
            return;
        }

        var ofRecords = lattice.Buffers.References.Found.Take();
        ofRecords.AddRange(CollectionsMarshal.AsSpan(references));
        StableSort.Sort(ofRecords, static (left, right) => left.Record.CompareTo(right.Record), lattice.Budget);
        var mentions = lattice.Buffers.Places.Take();
        for (var index = 0; index < ofRecords.Count;)
        {
            var record = ofRecords[index].Record;
            mentions.Clear();
            mentions.AddRange(records[record].Mentions.AsSpan());
            for (; index < ofRecords.Count && ofRecords[index].Record == record; index++)
            {
                lattice.Budget.Tick();
                mentions.Add(ofRecords[index].Span);
            }

            records[record] = records[record] with { Mentions = MentionPlaces.Of(mentions, lattice.Budget) };
        }
    }

    private int FindFrames(PreparedRule rule, List<RecordCandidate> candidates)
    {
        var finder = new FrameFinder(lattice, rule);
        finder.Find(this, candidates);
        return finder.Triggers;
    }

    // Gives the number of places where the rule was tried.
    private int FindSequences(PreparedRule rule, List<RecordCandidate> candidates)
    {
        var (next, tried) = (0, 0);
        var reading = lattice.TakeReading();
        foreach (var (block, start) in lattice.Starts(rule.Main))
        {
            if (lattice.Budget.IsSpent || lattice.Budget.IsRuleSpent)
            {
                break;
            }

            if (start < next)
            {
                continue;
            }

            tried++;
            if (!lattice.Matcher.TryFindAt(rule.Main, block, start, reading))
            {
                continue;
            }

            if (!lattice.Budget.TryMatch())
            {
                break;
            }

            var scope = reading.Read(rule.Definition.Labels.Length, block);
            var found = new RuleMatch(scope, scope.Captures.Whole?.Span ?? lattice.EmptySpanAt(block, start), null);
            if (lattice.Evaluator.Holds(rule.Definition.Where, found.Scope) && MakeWithoutExceptions(rule, found) is { } candidate)
            {
                // An exception takes its whole match away, or what is left of it would match again. A condition that does not hold takes nothing.
                next = reading.Tokens.End;
                Keep(rule, found, candidate, candidates);
                reading = lattice.Observer is null ? reading : new MatchReading();
            }
        }

        lattice.Return(reading);
        return tried;
    }

    /// <summary>The candidate that a match of a frame makes; null where a condition fails or a field is missing.</summary>
    public RecordCandidate? Make(PreparedRule rule, RuleMatch match)
    {
        if (!lattice.Evaluator.Holds(rule.Definition.Where, match.Scope) || MakeWithoutExceptions(rule, match) is not { } candidate)
        {
            return null;
        }

        if (IsException(rule, match) || lattice.Budget.IsSpent)
        {
            return null;
        }

        lattice.Observer?.Kept(candidate, match);
        return candidate;
    }

    private void Keep(PreparedRule rule, RuleMatch match, RecordCandidate candidate, List<RecordCandidate> candidates)
    {
        if (!IsException(rule, match) && !lattice.Budget.IsSpent)
        {
            lattice.Observer?.Kept(candidate, match);
            candidates.Add(candidate);
        }
    }

    private bool IsException(PreparedRule rule, RuleMatch match) =>
        rule.Definition.Unless is { } unless && lattice.Evaluator.Holds(unless, match.Scope);

    /// <summary>The first field that a match leaves empty though it is not optional; null for none.</summary>
    public string? EmptyFieldOf(PreparedRule rule, RuleMatch match)
    {
        var evaluator = lattice.Evaluator;
        foreach (var (field, index) in _shape.Fields.Select((field, index) => (field, index)))
        {
            if (!field.IsOptional && !rule.Definition.Fields.Any(fill => fill.Field == index && evaluator.Evaluate(fill.Value, match.Scope) is { } value && FieldCoercion.To(field.Type, value) is not null))
            {
                return field.Name;
            }
        }

        return null;
    }

    private RecordCandidate? MakeWithoutExceptions(PreparedRule rule, RuleMatch match)
    {
        var drafts = lattice.Buffers.Drafts;
        var mark = drafts.Mark;
        var filled = _shape.Fields.Length > MostOnStack ? new bool[_shape.Fields.Length] : stackalloc bool[MostOnStack];
        for (var index = 0; index < rule.Definition.Fields.Length; index++)
        {
            var field = rule.Definition.Fields[index].Field;
            if (filled[field])
            {
                continue;
            }

            var first = drafts.Places.Count;
            if (lattice.Evaluator.Evaluate(rule, index, match.Scope, drafts.Places) is { } value && FieldCoercion.To(_shape.Fields[field].Type, value) is { } fitting)
            {
                drafts.Add(field, fitting, first);
                filled[field] = true;
            }
            else
            {
                CollectionsMarshal.SetCount(drafts.Places, first);
            }
        }

        for (var field = 0; field < _shape.Fields.Length; field++)
        {
            if (!_shape.Fields[field].IsOptional && !filled[field])
            {
                drafts.Release(mark);
                return null;
            }
        }

        var fields = drafts.Arrange(mark.Fields);
        return CanHold(fields)
            ? lattice.Buffers.CandidatePool.Take(rule, match, ScoreOf(rule, match.Scope), mark.Fields, fields.Length)
            : null;
    }

    // Records of records are shared in memory but written out whole for the caller, where two fields of one type on each level double them.
    private bool CanHold(ReadOnlySpan<FieldDraft> fields)
    {
        var nested = lattice.Sizes.OfNested(fields);
        return nested == 0 || lattice.Budget.TryStep((int)Math.Min(int.MaxValue / 2, nested * StepsPerNestedValue));
    }

    private double ScoreOf(PreparedRule rule, ExpressionScope scope)
    {
        if (rule.Definition.Score is not { } expression)
        {
            return 1;
        }

        var score = ValueComparison.ToNumber(lattice.Evaluator.Evaluate(expression, scope)) ?? 0;
        return (double)Math.Clamp(score, 0, 1);
    }
}

/// <summary>A match of a rule.</summary>
/// <param name="Scope">Its labels and extent.</param>
/// <param name="Span">Its place in the text.</param>
/// <param name="Trigger">The tokens of a frame's trigger; null for a sequence.</param>
internal readonly record struct RuleMatch(ExpressionScope Scope, TextSpan Span, TokenSpan? Trigger);
