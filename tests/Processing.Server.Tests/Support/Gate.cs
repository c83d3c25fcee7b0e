namespace Processing.Server.Tests.Support;

/// <summary>A place where the engine stops until the test opens it or the engine is told to stop.</summary>
public sealed class Gate : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _open = new();

    /// <summary>Done when the engine stands at the gate.</summary>
    public Task Reached => _reached.Task.WaitAsync(TestServer.Patience);

    /// <summary>Done when the engine, standing at the gate, was told to stop.</summary>
    public Task Cancelled => _cancelled.Task.WaitAsync(TestServer.Patience);

    public void Open() => _open.Set();

    public void Pass(CancellationToken cancellation)
    {
        _reached.TrySetResult();
        try
        {
            _open.Wait(cancellation);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }
    }

    public void Dispose() => _open.Dispose();
}
