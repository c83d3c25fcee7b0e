using Grpc.Core;
using Processing.Client;

namespace Processing.Server.Tests.Support;

/// <summary>Calls that are expected to be refused.</summary>
internal static class ServiceCalls
{
    /// <summary>Runs a call that must be refused, and gives what its caller hears.</summary>
    public static async Task<ExtractionException> RefusedAsync(StatusCode code, string reason, Func<Task> call)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(call);
        var error = failure as ExtractionException ?? ExtractionException.From(Assert.IsType<RpcException>(failure));
        Assert.True((code, reason) == (error.StatusCode, error.Reason), error.ToString());
        return error;
    }
}
