using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>Lets a bounded number of documents be worked on at the same time. The others wait without a thread, and tenants are served in turn, however many calls each has waiting.</summary>
/// <remarks>
/// Each document has a start: that of the document which began last, or one more than that of its tenant's document before it where that is later. The earliest start is next. So a tenant that asks now and then waits for the document that is worked on, and not
/// for those of tenants that had their turn a moment ago; and as a tenant has one document of each start, nobody is passed over more often than there are tenants: start-time fair queueing, after Goyal, Vin and Cheng (1996), every document counting the same.
/// Where no more may wait, the newest call of the tenant that has most waiting makes room for a tenant that has fewer: longest queue drop, after McKenney's stochastic fairness queueing (1990).
/// </remarks>
internal sealed class ExtractionTurns(ServerSettings settings)
{
    // Tenants come from credentials, and beyond that many they are not remembered one by one.
    private const int MostRemembered = 10_000;
    private readonly Lock _lock = new();

    // Only tenants that have a waiter, in the order in which their turns come.
    private readonly SortedSet<TenantQueue> _round = new(Comparer<TenantQueue>.Create((one, other) => (one.Start, one.Number).CompareTo((other.Start, other.Number))));
    private readonly Dictionary<string, TenantQueue> _queues = new(StringComparer.Ordinal);

    // The earliest start of a tenant's next document, of tenants for which it is later than now.
    private readonly Dictionary<string, long> _next = new(StringComparer.Ordinal);
    private long _now;
    private long _queued;
    private int _running;
    private int _waiting;

    /// <summary>Calls that wait now and may be refused.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Turns that are taken now.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Whether neither a turn nor room to wait is left; some tenants may be let in at the expense of others all the same.</summary>
    public bool IsFull => Volatile.Read(ref _running) >= settings.MaxConcurrentExtractions && Volatile.Read(ref _waiting) >= settings.MaxWaitingCalls;

    /// <summary>Whether a call of a tenant would now get a turn or room to wait, be it by another's call that makes room.</summary>
    public bool MayWait(string tenant)
    {
        lock (_lock)
        {
            return !IsFull || FindCrowding(tenant) is not null;
        }
    }

    /// <summary>Takes a turn.</summary>
    /// <param name="turn">What to do while all turns are taken.</param>
    /// <param name="tenant">Whose document it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False when too many wait already; after true, <see cref="Leave"/> must follow.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled; no turn was taken.</exception>
    public async ValueTask<bool> EnterAsync(Turn turn, string tenant, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            if (_running < settings.MaxConcurrentExtractions)
            {
                _running++;
                Begin(tenant, StartOf(tenant));
                return true;
            }

            if (turn == Turn.WaitOrRefuse && _waiting >= settings.MaxWaitingCalls && !MakesRoom(tenant))
            {
                return false;
            }

            waiter = Add(new Waiter(tenant, turn));
        }

        await using (cancellation.Register(() => GiveUp(waiter, cancellation)))
        {
            return await waiter.Granted.Task;
        }
    }

    /// <summary>Gives a turn back: to the tenant whose turn it is, if any waits.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (_round.Min is not { } queue || queue.Waiters.First?.Value is not { } next)
            {
                _running--;
                return;
            }

            Begin(next.Tenant, queue.Start);
            Remove(next);
            if (queue.Waiters.Count > 0)
            {
                _round.Remove(queue);
                Line(queue, next.Tenant);
            }

            next.Granted.TrySetResult(true);
        }
    }

    private long StartOf(string tenant) => Math.Max(_now, _next.GetValueOrDefault(tenant));

    private void Begin(string tenant, long start)
    {
        if (start > _now)
        {
            MoveTo(start);
        }

        _next[tenant] = start + 1;
        if (_next.Count > MostRemembered)
        {
            // As if one of them had asked again: no start is more than one later than now.
            MoveTo(_now + 1);
        }
    }

    private void MoveTo(long start)
    {
        _now = start;
        foreach (var (past, _) in _next.Where(next => next.Value <= _now))
        {
            _next.Remove(past);
        }
    }

    // Behind the others of the same start.
    private void Line(TenantQueue queue, string tenant)
    {
        (queue.Start, queue.Number) = (StartOf(tenant), _queued++);
        _round.Add(queue);
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellation)
    {
        lock (_lock)
        {
            // Where it was given a turn at the same moment it has that, and gives it back as everybody does.
            if (waiter.Granted.TrySetCanceled(cancellation))
            {
                Remove(waiter);
            }
        }
    }

    // The queue that has to make room for a tenant; null for none. Tenants are few beside calls, and this is asked only where the server is full.
    private TenantQueue? FindCrowding(string tenant)
    {
        var own = _queues.GetValueOrDefault(tenant)?.Refusable ?? 0;
        var longest = _round.MaxBy(queue => queue.Refusable);
        return longest is null || longest.Refusable <= own + 1 ? null : longest;
    }

    private bool MakesRoom(string tenant)
    {
        if (FindCrowding(tenant) is not { } longest)
        {
            return false;
        }

        for (var node = longest.Waiters.Last; node is not null; node = node.Previous)
        {
            if (node.Value.Kind == Turn.WaitOrRefuse)
            {
                Remove(node.Value);
                node.Value.Granted.TrySetResult(false);
                return true;
            }
        }

        return false;
    }

    private Waiter Add(Waiter waiter)
    {
        if (!_queues.TryGetValue(waiter.Tenant, out var queue))
        {
            _queues.Add(waiter.Tenant, queue = new TenantQueue());
            Line(queue, waiter.Tenant);
        }

        queue.Waiters.AddLast(waiter.Node);
        Count(queue, waiter, 1);
        return waiter;
    }

    private void Remove(Waiter waiter)
    {
        var queue = _queues[waiter.Tenant];
        queue.Waiters.Remove(waiter.Node);
        Count(queue, waiter, -1);
        if (queue.Waiters.Count == 0)
        {
            _queues.Remove(waiter.Tenant);
            _round.Remove(queue);
        }
    }

    private void Count(TenantQueue queue, Waiter waiter, int change)
    {
        if (waiter.Kind == Turn.WaitOrRefuse)
        {
            queue.Refusable += change;
            _waiting += change;
        }
    }

    private sealed class Waiter
    {
        public Waiter(string tenant, Turn kind)
        {
            (Tenant, Kind) = (tenant, kind);
            Node = new LinkedListNode<Waiter>(this);
        }

        public string Tenant { get; }

        public Turn Kind { get; }

        public LinkedListNode<Waiter> Node { get; }

        public TaskCompletionSource<bool> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class TenantQueue
    {
        public LinkedList<Waiter> Waiters { get; } = new();

        // Those that may be refused.
        public int Refusable { get; set; }

        // Of the first of them. With the number it is the place in the round, and changes only outside of it.
        public long Start { get; set; }

        public long Number { get; set; }
    }
}
