using System.Threading.Channels;
using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Security;
using Processing.Server.Serving;

namespace Processing.Server.Authoring;

/// <summary>Runs the work of authoring calls: a bounded number at a time, on a pool thread, within the time of one call. Ends with the call, and when the server stops.</summary>
internal sealed class AuthoringTurns(ServerSettings settings, DrainState drain, TimeProvider time)
{
    private readonly ExtractionTurns _turns = new(settings with { MaxConcurrentExtractions = settings.Authoring.MaxConcurrentCalls, MaxWaitingCalls = settings.Authoring.MaxWaitingCalls });

    /// <summary>Runs work that gives one answer.</summary>
    /// <exception cref="RpcException">It was refused, or took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, or the server stopped.</exception>
    public Task<T> RunAsync<T>(ServerCallContext context, Func<CancellationToken, T> work) => RunAsync(context, stop => Task.FromResult(work(stop)));

    /// <summary>Runs work that gives one answer and may wait within its turn.</summary>
    /// <exception cref="RpcException">It was refused, or took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, or the server stopped.</exception>
    public async Task<T> RunAsync<T>(ServerCallContext context, Func<CancellationToken, Task<T>> work)
    {
        using var call = new AuthoringCall(context, settings.Authoring, drain, time);
        return await call.WithinAsync(() => TakeTurnAsync(context, work, call.Stop));
    }

    /// <summary>Runs work that gives its answers one by one. A caller that reads slowly holds no turn: what it has not read yet waits beside the call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="work">The work; it gives each answer to its argument.</param>
    /// <param name="responses">Where answers go.</param>
    /// <exception cref="RpcException">It was refused, or took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, or the server stopped.</exception>
    public async Task StreamAsync<T>(ServerCallContext context, Action<Action<T>, CancellationToken> work, IServerStreamWriter<T> responses)
    {
        using var call = new AuthoringCall(context, settings.Authoring, drain, time);
        var answers = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var working = call.WithinAsync(async () =>
        {
            try
            {
                return await TakeTurnAsync(context, Work, call.Stop);
            }
            finally
            {
                answers.Writer.Complete();
            }
        });
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(context.CancellationToken))
            {
                await responses.WriteAsync(answer, CancellationToken.None);
            }
        }
        catch
        {
            await call.StopAsync();
            await ((Task)working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await working;

        Task<bool> Work(CancellationToken stop)
        {
            work(answer => answers.Writer.TryWrite(answer), stop);
            return Task.FromResult(true);
        }
    }

    private async Task<T> TakeTurnAsync<T>(ServerCallContext context, Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        if (!await _turns.EnterAsync(Turn.WaitOrRefuse, Caller.Of(context).Tenant, stop))
        {
            throw StatusErrors.ToException(ServiceErrors.Busy(_turns.Waiting, AuthoringSettings.WaitingKey));
        }

        try
        {
            return await Task.Run(() => work(stop), CancellationToken.None);
        }
        finally
        {
            _turns.Leave();
        }
    }
}
