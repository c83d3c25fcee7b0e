using Grpc.Core;
using Processing.Protocol.Health.V1;
using ServingStatus = Processing.Protocol.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Processing.Client;

/// <summary>Waits for a server that can be given work, by the public health protocol.</summary>
internal sealed class Readiness(CallInvoker calls, TimeProvider time)
{
    private static readonly TimeSpan WaitBetweenLooks = TimeSpan.FromMilliseconds(100);
    private readonly Health.HealthClient _health = new(calls);

    /// <summary>Waits until a rule set is served.</summary>
    /// <exception cref="TimeoutException">It is not so in time.</exception>
    public async Task WaitAsync(string ruleSet, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var state = "the server does not answer";
        try
        {
            while (await LookAsync(ruleSet, stop.Token) is { } missing)
            {
                state = missing;
                await Task.Delay(WaitBetweenLooks, time, stop.Token);
            }
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The rule set {(ruleSet.Length > 0 ? ruleSet : "by default")} was not ready within {timeout.TotalSeconds} seconds: {state}.", late);
        }
    }

    // What is missing; null where nothing is.
    private async Task<string?> LookAsync(string ruleSet, CancellationToken stop)
    {
        try
        {
            var answer = await _health.CheckAsync(new HealthCheckRequest { Service = $"ruleSets/{ruleSet}" }, cancellationToken: stop);
            return answer.Status == ServingStatus.Serving ? null : "it is broken, or the server is stopping";
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.NotFound)
        {
            return "the server has none of that name";
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.Unavailable)
        {
            return "the server does not answer";
        }
        catch (RpcException failure) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(failure.Status.Detail, failure, stop);
        }
        catch (RpcException failure)
        {
            throw ExtractionException.From(failure);
        }
    }
}
