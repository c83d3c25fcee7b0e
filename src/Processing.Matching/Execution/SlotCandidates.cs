using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>All candidates of one slot in one document, or one block of it; used again for another one. None lies inside another, so starts and ends both ascend and every question is a binary search.</summary>
internal sealed class SlotCandidates
{
    private readonly List<(TokenSpan Tokens, int First, int End)> _matches = [];
    private readonly List<SlotArgument> _arguments = [];

    // How all of them were found, one behind the other.
    private PathStep[] _steps = [];
    private int _stepCount;

    /// <summary>Finds them.</summary>
    /// <param name="lattice">The document.</param>
    /// <param name="slot">The slot.</param>
    public static SlotCandidates Find(DocumentLattice lattice, PreparedSlot slot)
    {
        var candidates = lattice.Buffers.Frames.TakeCandidates();
        var reading = lattice.TakeReading();
        foreach (var (block, start) in lattice.Starts(slot.Pattern))
        {
            if (lattice.Budget.IsSpent || lattice.Budget.IsRuleSpent)
            {
                break;
            }

            candidates.Try(lattice, slot, block, start, reading);
        }

        lattice.Return(reading);
        return candidates;
    }

    /// <summary>Finds those of one block, place by place.</summary>
    /// <param name="lattice">The document.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="block">The block.</param>
    public static SlotCandidates FindIn(DocumentLattice lattice, PreparedSlot slot, TokenSpan block)
    {
        var candidates = lattice.Buffers.Frames.TakeCandidates();
        var reading = lattice.TakeReading();
        for (var start = block.Start; start < block.End && !lattice.Budget.IsSpent && !lattice.Budget.IsRuleSpent; start++)
        {
            lattice.Budget.Tick();
            if (lattice.MayMatchAt(slot.Pattern, start))
            {
                candidates.Try(lattice, slot, block, start, reading);
            }
        }

        lattice.Return(reading);
        return candidates;
    }

    private void Try(DocumentLattice lattice, PreparedSlot slot, TokenSpan block, int start, MatchReading reading)
    {
        if (lattice.Matcher.TryFindAt(slot.Pattern, block, start, reading) && reading.Tokens is { Length: > 0 } tokens
            && (slot.After is null || lattice.Matcher.MatchesBehind(slot.After, block, tokens.Start))
            && (slot.Before is null || lattice.Matcher.MatchesAhead(slot.Before, block, tokens.End))
            && (_matches.Count == 0 || tokens.End > _matches[^1].Tokens.End))
        {
            Add(tokens, reading.Path);
        }
    }

    private void Add(TokenSpan tokens, ReadOnlySpan<PathStep> path)
    {
        if (_steps.Length < _stepCount + path.Length)
        {
            Array.Resize(ref _steps, Math.Max(_stepCount + path.Length, _steps.Length * 2));
        }

        path.CopyTo(_steps.AsSpan(_stepCount));
        _matches.Add((tokens, _stepCount, _stepCount + path.Length));
        _stepCount += path.Length;
    }

    /// <summary>A candidate as an argument; read off its match once, however many triggers take it.</summary>
    /// <param name="candidate">Its index.</param>
    /// <param name="labels">Number of labels of the rule.</param>
    public SlotArgument ArgumentOf(int candidate, int labels)
    {
        while (_arguments.Count <= candidate)
        {
            _arguments.Add(new SlotArgument());
        }

        var argument = _arguments[candidate];
        if (!argument.IsRead)
        {
            var (tokens, first, end) = _matches[candidate];
            argument.Read(new ArraySegment<PathStep>(_steps, first, end - first), labels, tokens);
        }

        return argument;
    }

    /// <summary>Forgets them.</summary>
    public void Clear()
    {
        for (var candidate = 0; candidate < Math.Min(_matches.Count, _arguments.Count); candidate++)
        {
            _arguments[candidate].Clear();
        }

        _matches.Clear();
        Array.Clear(_steps, 0, _stepCount);
        _stepCount = 0;
    }

    /// <summary>How many there are.</summary>
    public int Count => _matches.Count;

    /// <summary>The tokens of a candidate.</summary>
    public TokenSpan TokensOf(int candidate) => _matches[candidate].Tokens;

    /// <summary>The candidates that a trigger takes, in text order: from the first index to before the second. O(log candidates).</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="scope">The tokens in which they must lie.</param>
    /// <param name="trigger">The trigger.</param>
    public (int First, int End) Take(FrameSlot slot, TokenSpan scope, TokenSpan trigger)
    {
        var reach = slot.Scope == SlotScope.Tokens ? slot.ScopeTokens : int.MaxValue / 4;
        var start = slot.Side == SlotSide.Right ? Math.Max(scope.Start, trigger.End) : scope.Start;
        var end = slot.Side == SlotSide.Left ? Math.Min(scope.End, trigger.Start) : scope.End;
        var first = FirstWhere((Start: start, End: trigger.Start - reach), static (tokens, least) => tokens.Start >= least.Start && tokens.End >= least.End);
        var last = FirstWhere((End: end, Start: trigger.End + reach), static (tokens, most) => tokens.End > most.End || tokens.Start > most.Start) - 1;
        if (first > last)
        {
            return (0, 0);
        }

        if (slot.IsList)
        {
            return (first, last + 1);
        }

        var taken = slot.Choice switch
        {
            SlotChoice.First => first,
            SlotChoice.Last => last,
            _ => Nearest(first, last, trigger),
        };
        return (taken, taken + 1);
    }

    private int Nearest(int first, int last, TokenSpan trigger)
    {
        // The last that does not start behind the trigger is nearer than all before it, the first behind it nearer than all after it.
        var behind = FirstWhere(trigger.End, static (tokens, least) => tokens.Start >= least);
        var before = behind - 1;
        if (before < first || behind > last)
        {
            return Math.Clamp(before, first, last);
        }

        var left = Math.Max(0, trigger.Start - _matches[before].Tokens.End);
        return _matches[behind].Tokens.Start - trigger.End <= left ? behind : before;
    }

    /// <summary>The first candidate of which a condition holds that holds of all behind it too.</summary>
    private int FirstWhere<TBounds>(TBounds bounds, Func<TokenSpan, TBounds, bool> condition)
    {
        var (low, high) = (0, _matches.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (condition(_matches[middle].Tokens, bounds))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
