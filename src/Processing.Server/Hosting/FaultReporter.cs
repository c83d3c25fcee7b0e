using System.Diagnostics;
using Processing.Server.Errors;

namespace Processing.Server.Hosting;

/// <summary>Logs a bug once and makes the error for the caller, which holds nothing of the bug but where to find it in the log.</summary>
internal sealed class FaultReporter(ILogger<FaultReporter> log)
{
    public ServiceError Report(Exception fault)
    {
        var trace = Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();
        ServerLog.Fault(log, trace, fault);
        return ServiceErrors.Internal(trace);
    }
}
