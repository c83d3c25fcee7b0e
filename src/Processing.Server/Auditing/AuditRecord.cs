using System.Threading.Channels;
using Processing.Server.Hosting;

namespace Processing.Server.Auditing;

/// <summary>The audit record: numbers each decision, keeps a bounded number waiting, writes them in order. What cannot be kept is counted, and the next line says so.</summary>
/// <remarks>
/// Numbers are given when a decision is made, and a decision waits until it is written, however often that fails. So the lines of the file follow each
/// other without a gap, but for decisions that were left out, of which a line of its own tells how many.
/// </remarks>
internal sealed class AuditRecord : IAuditRecord, IHostedService, IDisposable
{
    private const int MostInOneWrite = 1000;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    // Between two writes, each of which goes through to the disk; ended early where many wait.
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(50);

    private readonly AuditSettings _settings;
    private readonly IAuditSink _sink;
    private readonly TimeProvider _time;
    private readonly ILogger<AuditRecord> _log;
    private readonly Lock _lock = new();
    private readonly Queue<AuditEntry> _waiting = new();
    private readonly Queue<TaskCompletionSource> _blocked = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _giveUp = new();
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isStopping;
    private Task _writing = Task.CompletedTask;
    private long _next;
    private long _dropped;
    private long _droppedUntold;

    /// <summary>Opens the sink.</summary>
    /// <exception cref="InvalidDataException">It cannot be opened; the message is one sentence for people.</exception>
    public AuditRecord(AuditSettings settings, IAuditSink sink, TimeProvider time, ILogger<AuditRecord> log)
    {
        (_settings, _sink, _time, _log) = (settings, sink, time, log);
        try
        {
            _next = sink.Open();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InvalidDataException($"the audit file `{settings.File}` cannot be written: {closed.Message}", closed);
        }
    }

    /// <summary>Decisions that were left out so far.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    public async ValueTask AddAsync(Decision decision, CancellationToken cancellation)
    {
        while (true)
        {
            Task room;
            lock (_lock)
            {
                if (_waiting.Count < _settings.MaxWaiting)
                {
                    _waiting.Enqueue(new AuditEntry(_next++, _time.GetUtcNow(), decision, _droppedUntold));
                    _droppedUntold = 0;
                    _news.Writer.TryWrite(true);
                    if (_waiting.Count * 2 >= _settings.MaxWaiting)
                    {
                        _hurry.TrySetResult();
                    }

                    return;
                }

                if (_settings.OnFull != "block")
                {
                    LeaveOut();
                    return;
                }

                var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _blocked.Enqueue(source);
                room = source.Task;
            }

            await WaitAsync(room, cancellation);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = WriteAllAsync();
        return Task.CompletedTask;
    }

    /// <summary>Writes what waits. A sink that is still down when the time to stop is over loses it, which the log says.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _news.Writer.TryComplete();
        lock (_lock)
        {
            _isStopping = true;
            _hurry.TrySetResult();
        }

        await using var late = cancellationToken.Register(_giveUp.Cancel);
        await _writing;
        if (_waiting.Count > 0)
        {
            ServerLog.AuditLost(_log, _waiting.Count);
        }
    }

    public void Dispose()
    {
        _sink.Dispose();
        _giveUp.Dispose();
    }

    private async Task WaitAsync(Task room, CancellationToken cancellation)
    {
        try
        {
            await room.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                Count();
            }

            throw;
        }
    }

    private void LeaveOut()
    {
        Count();
        if (_settings.OnFull == "fail")
        {
            throw new AuditUnavailableException();
        }
    }

    private void Count()
    {
        _next++;
        _droppedUntold++;
        Interlocked.Increment(ref _dropped);
    }

    private async Task WriteAllAsync()
    {
        while (await _news.Reader.WaitToReadAsync())
        {
            _news.Reader.TryRead(out _);
            await WriteWaitingAsync();
            await GatherAsync();
        }

        await WriteWaitingAsync();
        AuditEntry? last;
        lock (_lock)
        {
            last = _droppedUntold > 0 && _waiting.Count == 0 ? new AuditEntry(_next, _time.GetUtcNow(), null, _droppedUntold) : null;
        }

        if (last is not null)
        {
            await WriteAsync([last]);
        }
    }

    private async Task GatherAsync()
    {
        Task hurry;
        lock (_lock)
        {
            if (_isStopping || _waiting.Count * 2 >= _settings.MaxWaiting)
            {
                return;
            }

            _hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            hurry = _hurry.Task;
        }

        await hurry.WaitAsync(GatherTime, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteWaitingAsync()
    {
        while (true)
        {
            AuditEntry[] batch;
            lock (_lock)
            {
                batch = [.. _waiting.Take(MostInOneWrite)];
            }

            if (batch.Length == 0 || !await WriteAsync(batch))
            {
                return;
            }

            lock (_lock)
            {
                for (var i = 0; i < batch.Length; i++)
                {
                    _waiting.Dequeue();
                }

                // All of them: who finds no room waits again, and none is forgotten because another one gave up.
                while (_blocked.TryDequeue(out var waiter))
                {
                    waiter.TrySetResult();
                }
            }
        }
    }

    // Until it is written; false where the server ends before.
    private async Task<bool> WriteAsync(AuditEntry[] batch)
    {
        var lines = AuditLines.Print(batch);
        for (var failures = 0; !_giveUp.IsCancellationRequested; failures++)
        {
            try
            {
                _sink.Append(lines);
                if (failures > 0)
                {
                    ServerLog.AuditWritable(_log, failures);
                }

                return true;
            }
            catch (Exception down) when (down is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                if (failures == 0)
                {
                    ServerLog.AuditUnwritable(_log, down.Message);
                }

                await Task.Delay(RetryAfter, _time, _giveUp.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return false;
    }
}
