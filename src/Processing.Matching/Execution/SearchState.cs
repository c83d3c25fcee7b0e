using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The buffers of one search, used again by the next.</summary>
/// <param name="pages">Pages of maps to take.</param>
internal sealed class SearchState(JoinPages pages)
{
    private Way[] _open = new Way[32];
    private int _openCount;
    private PathLink[] _links = new PathLink[32];
    private int _linkCount;

    // The annotations and second readings of steps.
    private object?[] _contents = new object?[16];
    private int _contentCount;
    private int _mostContents;

    // Of a long search a map is smaller than a table.
    private const int MostInTable = 4_096;

    private readonly VisitedSet _visited = new();
    private JoinMap? _map;

    // The joins of which not every way on has been tried yet, in the order come to. Each with the number of ways that waited then: when one of those has its turn, the join has failed.
    private long[] _undecided = new long[32];
    private int[] _waiting = new int[32];
    private int _undecidedCount;
    private int _visits;
    private bool _isTangled;

    /// <summary>How many ways wait.</summary>
    public int OpenCount => _openCount;

    /// <summary>How many events there are; their numbers are below it.</summary>
    public int LinkCount => _linkCount;

    public void Clear()
    {
        _visited.Clear();
        _map?.Clear();
        _map = null;
        (_undecidedCount, _visits, _isTangled) = (0, 0, false);
        _openCount = 0;
        _mostContents = Math.Max(_mostContents, _contentCount);
        (_linkCount, _contentCount, HasBoth) = (0, 0, false);
    }

    /// <summary>Lets go of what a document held, so that nothing of it lives on.</summary>
    public void Forget()
    {
        Clear();
        Array.Clear(_contents, 0, _mostContents);
        _mostContents = 0;
    }

    /// <summary>Notes that a join was come to; false when the search was there before.</summary>
    /// <param name="automaton">The automaton.</param>
    /// <param name="block">The block.</param>
    /// <param name="join">The number of the join.</param>
    /// <param name="token">The token.</param>
    /// <param name="demands">What the next step must fulfil.</param>
    public bool Visit(Automaton automaton, TokenSpan block, int join, int token, StepDemands demands)
    {
        var key = ((long)join << 34) | ((long)token << 2) | (long)demands;
        if (_map is null && _visited.Count == MostInTable && automaton.JoinCount <= JoinMap.MostJoins)
        {
            _map = new JoinMap(automaton.JoinCount, block, pages);
            AddVisitedTo(_map);
        }

        if (!(_map?.Add(join, token, demands) ?? _visited.Add(key)))
        {
            _isTangled |= IsUndecided(key);
            return false;
        }

        if (_undecidedCount == _undecided.Length)
        {
            Array.Resize(ref _undecided, _undecided.Length * 2);
            Array.Resize(ref _waiting, _undecided.Length);
        }

        _undecided[_undecidedCount] = key;
        _waiting[_undecidedCount++] = _openCount;
        _visits++;
        return true;
    }

    /// <summary>How many of the joins that were come to lead to no match, whatever led to them.</summary>
    /// <remarks>Where a way came back to a join that was not decided yet, nothing is known of what lay between them until the search has failed.</remarks>
    public int FailedJoins => _isTangled ? 0 : _visits - _undecidedCount;

    /// <summary>Notes that the search is over and arrived nowhere: every join has failed.</summary>
    public void Fail() => (_undecidedCount, _isTangled) = (0, false);

    /// <summary>Notes the joins that lead to no match in a map.</summary>
    public void AddFailedTo(JoinMap map)
    {
        if (_map is null)
        {
            AddVisitedTo(map);
        }

        for (var index = 0; index < _undecidedCount; index++)
        {
            var key = _undecided[index];
            (_map ?? map).Remove((int)(key >> 34), TokenOf(key), (StepDemands)(key & 3));
        }

        if (_map is not null)
        {
            map.UnionWith(_map);
        }
    }

    private void AddVisitedTo(JoinMap map)
    {
        foreach (var key in _visited)
        {
            map.Add((int)(key >> 34), TokenOf(key), (StepDemands)(key & 3));
        }
    }

    // Ways never go back, so what is undecided at the same token stands last.
    private bool IsUndecided(long key)
    {
        for (var index = _undecidedCount - 1; index >= 0 && TokenOf(_undecided[index]) == TokenOf(key); index--)
        {
            if (_undecided[index] == key)
            {
                return true;
            }
        }

        return false;
    }

    private static int TokenOf(long key) => (int)((key >> 2) & uint.MaxValue);

    /// <summary>Keeps a way for later; the last one kept is the first one tried.</summary>
    public void Push(in Way way)
    {
        if (_openCount == _open.Length)
        {
            Array.Resize(ref _open, _open.Length * 2);
        }

        _open[_openCount++] = way;
    }

    public bool TryPop(out Way way)
    {
        if (_openCount == 0)
        {
            way = default;
            return false;
        }

        way = _open[--_openCount];
        while (_undecidedCount > 0 && _waiting[_undecidedCount - 1] > _openCount)
        {
            _undecidedCount--;
        }

        return true;
    }

    /// <summary>Adds the opening or closing of a capture or item behind another event; gives its number.</summary>
    public int AppendMark(int previous, PathKind kind, int label) => Append(new PathLink(previous, kind, label, default));

    /// <summary>Adds the step of a single token behind another event.</summary>
    public int AppendToken(int previous, int token) => Append(new PathLink(previous, PathKind.Step, 0, new TokenSpan(token, token + 1)));

    /// <summary>Adds a step behind another event; <paramref name="annotation"/> is null for a token or a region.</summary>
    public int AppendStep(int previous, TokenSpan tokens, Annotation? annotation)
    {
        if (annotation is null)
        {
            return Append(new PathLink(previous, PathKind.Step, 0, tokens));
        }

        Keep(annotation);
        return Append(new PathLink(previous, PathKind.Step, _contentCount, tokens));
    }

    /// <summary>Adds behind another event that both bodies of a state match some tokens; their own events are put there by <see cref="SetBoth"/>.</summary>
    public int AppendBoth(int previous, AutomatonState state, TokenSpan tokens)
    {
        HasBoth = true;
        Keep(state);
        return Append(new PathLink(previous, PathKind.Step, _contentCount, tokens));
    }

    /// <summary>Whether there is such an event.</summary>
    public bool HasBoth { get; private set; }

    /// <summary>The state of such an event; null for another one.</summary>
    public AutomatonState? BothOf(int link) => ContentOf(_links[link]) as AutomatonState;

    /// <summary>The tokens of a step.</summary>
    public TokenSpan TokensOf(int link) => _links[link].Tokens;

    /// <summary>Puts the events of both bodies in the place of such an event.</summary>
    public void SetBoth(int link, PathStep[] steps) => _contents[_links[link].Label - 1] = steps;

    /// <summary>The events up to a number, in the order they happened.</summary>
    public PathStep[] PathTo(int last, TokenizedText text)
    {
        var path = new PathStep[StepsTo(last)];
        CopyPath(last, text, path);
        return path;
    }

    /// <summary>How many events there are up to a number.</summary>
    public int StepsTo(int last)
    {
        var count = 0;
        for (var index = last; index >= 0; index = _links[index].Previous)
        {
            count += EventsOf(index);
        }

        return count;
    }

    /// <summary>Writes the events up to a number, in the order they happened, where there is room for exactly these.</summary>
    public void CopyPath(int last, TokenizedText text, Span<PathStep> path)
    {
        var count = path.Length;
        for (var index = last; index >= 0; index = _links[index].Previous)
        {
            ref readonly var link = ref _links[index];
            var content = ContentOf(link);
            if (content is PathStep[] steps)
            {
                count -= steps.Length;
                steps.CopyTo(path[count..]);
                continue;
            }

            var annotation = content as Annotation;
            path[--count] = link.Kind == PathKind.Step
                ? new PathStep(PathKind.Step, 0, link.Tokens, annotation?.Span ?? text.GetSpan(link.Tokens), annotation)
                : new PathStep(link.Kind, link.Label);
        }
    }

    /// <summary>The number of the event behind which another was added; -1 for the first.</summary>
    public int PreviousOf(int link) => _links[link].Previous;

    /// <summary>How many events of the path were added under one number.</summary>
    public int EventsOf(int link) => ContentOf(_links[link]) is PathStep[] steps ? steps.Length : 1;

    private object? ContentOf(in PathLink link) => link is { Kind: PathKind.Step, Label: > 0 } ? _contents[link.Label - 1] : null;

    private void Keep(object content)
    {
        if (_contentCount == _contents.Length)
        {
            Array.Resize(ref _contents, _contents.Length * 2);
        }

        _contents[_contentCount++] = content;
    }

    private int Append(in PathLink link)
    {
        if (_linkCount == _links.Length)
        {
            Array.Resize(ref _links, _links.Length * 2);
        }

        _links[_linkCount] = link;
        return _linkCount++;
    }

    // Nearly all links are of ways that lead nowhere, so what can be found again later is left out.
    // In 16 bytes and without a reference, as there may be one for each token and state. A step that has more to it has one more than the index of that for a label.
    private readonly struct PathLink(int previous, PathKind kind, int label, TokenSpan tokens)
    {
        private const int KindBits = 3;

        private readonly int _event = (label << KindBits) | (int)kind;

        public readonly int Previous = previous;
        public readonly TokenSpan Tokens = tokens;

        public PathKind Kind => (PathKind)(_event & ((1 << KindBits) - 1));

        public int Label => _event >> KindBits;
    }
}

/// <summary>A way to go on with: a state, a place, what the next step must fulfil, and how it was reached.</summary>
internal readonly record struct Way(int State, int Token, StepDemands Demands, int Path);

/// <summary>What the next step must fulfil.</summary>
[Flags]
internal enum StepDemands : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It starts in the sentence of the token before.</summary>
    SameSentence = 1,

    /// <summary>It is an annotation with a conjunction glued to it.</summary>
    Conjunction = 2,
}
