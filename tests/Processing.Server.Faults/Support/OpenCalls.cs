using System.Diagnostics.Metrics;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Support;

/// <summary>Calls that the one server of this process has begun and not ended, by the framework's own gauge, from the start of this on.</summary>
internal sealed class OpenCalls : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<(Func<int, bool> IsWanted, TaskCompletionSource Reached)> _awaited = [];
    private int _count;

    public OpenCalls()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "http.server.active_requests", Meter.Name: "Microsoft.AspNetCore.Hosting" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Add((int)change));
        _listener.Start();
    }

    /// <summary>Done as soon as there are as many as wanted.</summary>
    public Task AreAsync(Func<int, bool> isWanted)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (isWanted(_count))
            {
                return Task.CompletedTask;
            }

            _awaited.Add((isWanted, reached));
        }

        return reached.Task.WaitAsync(TestServer.Patience);
    }

    public void Dispose() => _listener.Dispose();

    private void Add(int change)
    {
        lock (_lock)
        {
            _count += change;
            foreach (var (_, reached) in _awaited.Where(awaited => awaited.IsWanted(_count)))
            {
                reached.TrySetResult();
            }
        }
    }
}
