using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>Lets a bounded number of documents be worked on at the same time. The others wait without a thread, and tenants are served in turn, however many calls each has waiting.</summary>
/// <remarks>Where no more may wait, the newest call of the tenant that has most waiting makes room for a tenant that has fewer: longest queue drop, after McKenney's stochastic fairness queueing (1990).</remarks>
internal sealed class ExtractionTurns(ServerSettings settings)
{
    private readonly Lock _lock = new();

    // Only tenants that have a waiter, in the order in which their turns come.
    private readonly LinkedList<TenantQueue> _round = new();
    private readonly Dictionary<string, TenantQueue> _queues = new(StringComparer.Ordinal);
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
            if (_round.First?.Value is not { } queue || queue.Waiters.First?.Value is not { } next)
            {
                _running--;
                return;
            }

            Remove(next);
            if (queue.Waiters.Count > 0)
            {
                _round.RemoveFirst();
                _round.AddLast(queue);
            }

            next.Granted.TrySetResult(true);
        }
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
            _round.AddLast(queue);
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
    }
}
