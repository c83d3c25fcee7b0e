using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Processing.Server.Faults.Support;

namespace Processing.Server.Faults.Long;

/// <summary>A loud tenant sends three times what the server can do, and then a storm of callers that do not wait as they are told; a quiet tenant sends a few documents a second all the time.</summary>
/// <remarks>The server has one turn, so that a machine with two cores has one left for the callers.</remarks>
internal static partial class OverloadRun
{
    private const double QuietPerSecond = 5;
    private const int Stormers = 64;
    private const double SoonSeconds = 0.005;
    private const string LoudKey = "loud-key-of-this-run";
    private const string QuietKey = "quiet-key-of-this-run";

    public static async Task RunAsync(RunOptions options, Report report)
    {
        var span = TimeSpan.FromSeconds(options["seconds"]);
        using var folder = new WorkFolder();
        await File.WriteAllTextAsync(folder.PathOf("callers.json"), $$"""{ "api_keys": [ {{Caller("loud", LoudKey)}}, {{Caller("quiet", QuietKey)}} ] }""");
        var metrics = FreePort.Address();
        var settings = ImmutableDictionary<string, string>.Empty.Add("telemetry.metrics_address", metrics.ToString().TrimEnd('/')).Add("processing.max_concurrent_extractions", "1").Add("processing.max_waiting_calls", "40").Add("security.callers_file", folder.PathOf("callers.json"));
        await using var server = await ServerProcess.StartShippedAsync(settings);
        using var loud = LoadCaller.Of(server.Address, LoudKey);
        using var quiet = LoadCaller.Of(server.Address, QuietKey);
        var requests = LoadTexts.Make(100, 30_000).Select(LoadCaller.Request).ToList();
        await loud.LoopAsync(2, span / 2, requests, new CallLog());

        var alone = await QuietAsync(quiet, span / 2, requests, Task.CompletedTask);
        var full = new CallLog();
        var before = await QuietAsync(quiet, span, requests, loud.LoopAsync(2, span, requests, full));
        var peak = (full.Answered + before.Answered) / span.TotalSeconds;
        RunOptions.Progress(string.Create(CultureInfo.InvariantCulture, $"saturated at {peak:0} documents a second"));

        var much = new CallLog();
        var during = await QuietAsync(quiet, span, requests, loud.AtRateAsync(3 * peak, span, requests, much));
        var soon = await RefusedWithinAsync(metrics);
        var stormy = new CallLog();
        var inStorm = await QuietAsync(quiet, span, requests, loud.LoopAsync(Stormers, span, requests, stormy));
        var recovery = Stopwatch.StartNew();
        var calm = new CallLog();
        await quiet.CallAsync(requests[0], calm);
        var recovered = recovery.Elapsed.TotalSeconds;

        report.Tell("saturated: answers", peak, "a second");
        report.Tell("quiet tenant alone, p99", alone.Answers(0.99), "ms");
        report.Tell("quiet tenant while the server is saturated, p99", before.Answers(0.99), "ms");
        report.AtLeast("three times as much: answers, of those when saturated", (much.Answered + during.Answered) / span.TotalSeconds / peak, 0.9);
        report.AtMost("quiet tenant, p99, of that when saturated", during.Answers(0.99) / before.Answers(0.99), 2);
        report.AtMost("quiet tenant, p99, of that alone", during.Answers(0.99) / alone.Answers(0.99), 2);
        report.AtMost("quiet tenant: refused or failed", during.Refused + during.Failed + inStorm.Refused + inStorm.Failed, 0);
        report.AtLeast("refusals", much.Refused, 1);
        report.Tell("refusals, median", much.Refusals(0.5), "ms");
        report.AtMost("refusals, p99", much.Refusals(0.99), 5, "ms");

        // The rest is the caller's own time, and both processes' waiting for the two cores.
        report.Tell($"refusals within {SoonSeconds * 1000:0} ms by the server's own clock, from the headers to the end of the answer", 100 * soon, "%");
        report.AtMost("refusals that do not say when to come back", much.WithoutPushback + stormy.WithoutPushback, 0);
        report.AtMost("calls that failed otherwise", much.Failed + stormy.Failed, 0);
        report.AtLeast("storm of callers that do not wait: answers, of those when saturated", (stormy.Answered + inStorm.Answered) / span.TotalSeconds / peak, 0.9);
        report.Tell("storm: quiet tenant, p99", inStorm.Answers(0.99), "ms");
        report.AtMost("answered again after the load", recovered, 5, "s");
        report.Note($"{much.Failures} {stormy.Failures} {during.Failures}".Trim());
    }

    private static async Task<CallLog> QuietAsync(LoadCaller quiet, TimeSpan span, List<byte[]> requests, Task load)
    {
        var log = new CallLog();
        await quiet.AtRateAsync(QuietPerSecond, span, requests, log);
        await load;
        return log;
    }

    private static string Caller(string tenant, string key) =>
        $$"""{ "name": "{{tenant}}", "tenant": "{{tenant}}", "capabilities": ["extract"], "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}}" }""";

    private static async Task<double> RefusedWithinAsync(Uri metrics)
    {
        using var client = new HttpClient();
        var counts = Refusals().Matches(await client.GetStringAsync(new Uri(metrics, "/metrics"))).ToDictionary(line => line.Groups[1].Value, line => double.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return counts.GetValueOrDefault(SoonSeconds.ToString(CultureInfo.InvariantCulture)) / counts.GetValueOrDefault("+Inf", double.NaN);
    }

    [GeneratedRegex("""^rpc_server_call_duration_seconds_bucket\{[^}]*/Extract",[^}]*"RESOURCE_EXHAUSTED",le="([^"]+)"\} ([0-9.]+)$""", RegexOptions.Multiline, 10_000)]
    private static partial Regex Refusals();
}
