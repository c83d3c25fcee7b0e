using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Processing.Extraction.V1;
using Processing.Server.Faults.Support;

namespace Processing.Server.Faults.Long;

/// <summary>Very many callers of the real program that leave in the middle of their calls: by cancellation, deadline, reset of TCP, and killed.</summary>
internal static partial class StormRun
{
    private const int Batch = 50;
    private const int MostInKilled = 500;

    // Of what comes and goes by itself: the caller's own connections, the files of the runtime.
    private const int MostHandles = 8;
    private static readonly string[] Kinds = ["unary", "stream of records", "stream of documents"];
    private static readonly string[] Ways = ["cancel", "deadline", "reset of TCP", "killed"];
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(RunOptions options, Report report)
    {
        var metrics = FreePort.Address();
        await using var server = await ServerProcess.StartShippedAsync(ImmutableDictionary<string, string>.Empty.Add("telemetry.metrics_address", metrics.ToString().TrimEnd('/')));
        var each = (options.Count("times") + (Kinds.Length * Ways.Length) - 1) / (Kinds.Length * Ways.Length);

        // The first storm makes the buffers that the server keeps; what grows after it, grows without end.
        await StormAsync(server, Math.Max(Batch, each / 10));
        await UntilCalmAsync(metrics);
        var (memory, handles, threads, kinds) = (server.Memory, server.Handles, server.Threads, server.HandleKinds);
        var left = await StormAsync(server, each);
        var (open, seconds) = await UntilCalmAsync(metrics);
        using var caller = LoadCaller.Of(server.Address);
        var log = new CallLog();
        await caller.LoopAsync(2, TimeSpan.FromSeconds(2), [LoadCaller.Request("Ann visited Rome.")], log);

        report.AtLeast("calls left in the middle", left, options["times"]);
        report.AtMost("waiting and running afterwards", open, 0);
        report.AtMost("until they were", seconds, 5, "s");
        await UntilClosedAsync(server, handles + MostHandles);
        var more = server.HandleKinds.Select(kind => (kind.Key, Count: kind.Value - kinds.GetValueOrDefault(kind.Key))).Where(kind => kind.Count > 0 && !IsOfProgram(kind.Key)).ToList();
        report.AtMost("connections and files more than before", more.Sum(kind => kind.Count), MostHandles);
        report.Note(string.Join(", ", more.Select(kind => $"{kind.Count} more of {kind.Key}")));
        report.AtMost("threads more than before", server.Threads - threads, 8);
        report.Tell("memory before", memory / 1e6, "MB");
        report.AtMost("memory afterwards, of that before", (double)server.Memory / memory, 1.25);
        report.AtMost("calls afterwards that failed", log.Failed + log.Refused, 0);
        var errors = server.Log.Where(line => line.StartsWith("fail:", StringComparison.Ordinal)).ToList();
        report.AtMost("errors in the server's log", errors.Count, 0);
        report.Note(errors.Count > 0 ? $"the first error: {errors[0]}" : "");
    }

    /// <summary>What is killed: calls for as long as it lives.</summary>
    public static async Task BeKilledAsync(Uri address, string kind, int calls)
    {
        using var channel = GrpcChannel.ForAddress(address);
        var client = new ExtractionService.ExtractionServiceClient(channel);
        var all = Enumerable.Range(0, calls).Select(number => CallAsync(client, kind, number, default)).ToArray();
        await Console.Out.WriteLineAsync("begun");
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await new TaskCompletionSource().Task;
    }

    private static async Task<int> StormAsync(ServerProcess server, int each)
    {
        var left = 0;
        foreach (var kind in Kinds)
        {
            foreach (var way in Ways)
            {
                for (var done = 0; done < each;)
                {
                    var calls = Math.Min(way == "killed" ? MostInKilled : Batch, each - done);
                    await (way == "killed" ? KillAsync(server.Address, kind, calls) : LeaveAsync(server.Address, kind, way, calls));
                    done += calls;
                    left += calls;
                }

                RunOptions.Progress($"{left} calls left, now {kind} by {way}");
            }
        }

        return left;
    }

    private static async Task LeaveAsync(Uri address, string kind, string way, int count)
    {
        using var sockets = new WatchedSockets();
        using var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = sockets.Handler(), DisposeHttpClient = true });
        var client = new ExtractionService.ExtractionServiceClient(channel);
        using var caller = new CancellationTokenSource();
        var options = new CallOptions(cancellationToken: caller.Token, deadline: way == "deadline" ? DateTime.UtcNow.AddMilliseconds(50) : null);
        var calls = Enumerable.Range(0, count).Select(number => CallAsync(client, kind, number, options)).ToList();
        await Task.WhenAny(calls);
        switch (way)
        {
            case "cancel":
                await caller.CancelAsync();
                break;
            case "reset of TCP":
                sockets.Reset();
                break;
        }

        await Task.WhenAll(calls).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task KillAsync(Uri address, string kind, int calls)
    {
        using var client = ChildProcesses.Start(ChildProcesses.Dotnet(["exec", Programs.Faults, "be-killed", address.ToString(), kind, $"{calls}"]));
        await client.StandardOutput.ReadLineAsync();
        client.Kill();
        await client.WaitForExitAsync();
    }

    private static readonly string Text = LoadTexts.Make(1, 60_000)[0];

    private static async Task CallAsync(ExtractionService.ExtractionServiceClient client, string kind, int number, CallOptions options)
    {
        var document = new Document { Content = ByteString.CopyFromUtf8(Text) };
        switch (kind)
        {
            case "unary":
                await client.ExtractAsync(new ExtractRequest { Document = document }, options);
                break;
            case "stream of records":
                using (var call = client.ExtractStream(new ExtractStreamRequest { Document = document }, options))
                {
                    await call.ResponseStream.MoveNext(default);
                }

                break;
            default:
                using (var call = client.ExtractDocuments(options))
                {
                    await call.RequestStream.WriteAsync(new ExtractDocumentsRequest { CorrelationId = $"{number}", Document = document });
                    await call.ResponseStream.MoveNext(default);
                }

                break;
        }
    }

    // A part of the program that was needed for the first time.
    private static bool IsOfProgram(string file) => file.EndsWith(".dll", StringComparison.Ordinal);

    private static async Task<(double Open, double Seconds)> UntilCalmAsync(Uri metrics)
    {
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var page = await client.GetStringAsync(new Uri(metrics, "/metrics"));
            var open = Gauges().Matches(page).Sum(gauge => double.Parse(gauge.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
            if (open == 0 || clock.Elapsed > LongestEnd)
            {
                return (open, clock.Elapsed.TotalSeconds);
            }

            await timer.WaitForNextTickAsync();
        }
    }

    // A connection is closed a moment after its last call has ended, on a busy machine a long one. What leaks is there at the end all the same.
    private static async Task UntilClosedAsync(ServerProcess server, int most)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); server.Handles > most && clock.Elapsed < LongestEnd;)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    [GeneratedRegex(@"^processing_(?:waiting|running)(?:\{[^}]*\})? ([0-9.]+)$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Gauges();
}
