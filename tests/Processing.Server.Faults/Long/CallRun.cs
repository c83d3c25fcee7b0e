using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;

namespace Processing.Server.Faults.Long;

/// <summary>Very many random calls of every method.</summary>
internal static class CallRun
{
    public static async Task RunAsync(RunOptions options, Report report)
    {
        await using var server = await RegistryServer.StartAsync();
        var fuzz = await CallFuzz.OnAsync(server, options.Count("seed"));
        var faults = 0;
        for (var i = 0; i < options.Count("times"); i++)
        {
            if (await fuzz.CallAsync(fuzz.Methods[i % fuzz.Methods.Length]) is { } fault)
            {
                faults++;
                report.Note(fault);
            }

            if (i % 10_000 == 9_999)
            {
                RunOptions.Progress($"{i + 1} calls, {faults} faults");
            }
        }

        report.Tell("methods", fuzz.Methods.Length);
        report.Tell("calls", fuzz.Reasons.Values.Sum());
        report.Tell("answered", fuzz.Reasons.GetValueOrDefault(""));
        report.Tell("reasons given", fuzz.Reasons.Count - 1);
        report.AtMost("told as faults of the server, or without a reason or field", faults, 0);
    }
}
