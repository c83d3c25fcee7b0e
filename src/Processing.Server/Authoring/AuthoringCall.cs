using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Hosting;

namespace Processing.Server.Authoring;

/// <summary>What ends the work on one call early: its caller, the server, or the time that the server gives it.</summary>
internal sealed class AuthoringCall : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _others;
    private readonly CancellationTokenSource _stop;
    private readonly TimeSpan _time;

    public AuthoringCall(ServerCallContext context, AuthoringSettings settings, DrainState drain, TimeProvider time)
    {
        _time = settings.MaxTime;
        _limit = new CancellationTokenSource(_time, time);
        _others = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_others.Token, _limit.Token);
    }

    /// <summary>Stops the work.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Stops the work now.</summary>
    public Task StopAsync() => _others.CancelAsync();

    /// <summary>Runs work that <see cref="Stop"/> ends, and says so where the time was what ended it.</summary>
    /// <exception cref="RpcException">The time was over.</exception>
    public async Task<T> WithinAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (_limit.IsCancellationRequested && !_others.IsCancellationRequested)
        {
            throw StatusErrors.ToException(ServiceErrors.AuthoringTimeLimit(_time));
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _others.Dispose();
        _limit.Dispose();
    }
}
