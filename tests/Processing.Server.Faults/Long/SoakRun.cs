using System.Collections.Immutable;
using System.Diagnostics;
using Google.Protobuf;
using Grpc.Net.Client;
using Processing.Authoring.V1;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;

namespace Processing.Server.Faults.Long;

/// <summary>All kinds of traffic for a long time, with rules that change every half a minute. What grows in the last quarter beyond the second, grows without end.</summary>
internal static class SoakRun
{
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenMoves = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(RunOptions options, Report report)
    {
        using var folder = new WorkFolder();
        await using var server = await ServerProcess.StartShippedAsync(ImmutableDictionary<string, string>.Empty.Add("processing.cache_bytes", "8388608"), "--data", folder.Data);
        var span = TimeSpan.FromMinutes(options["minutes"]);
        using var stop = new CancellationTokenSource(span);
        var traffic = new Traffic(server.Address);
        var running = traffic.RunAsync(stop.Token);
        var samples = new List<(double Memory, double Handles, double Threads, double Calls, double P99)>();
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Sampling);
        while (await timer.WaitForNextTickAsync() && clock.Elapsed < span && !server.HasExited)
        {
            samples.Add((server.Memory / 1e6, server.Handles, server.Threads, traffic.Log.Answered, traffic.Log.Answers(0.99)));
            traffic.Log = new CallLog();
            if (samples.Count % 12 == 0)
            {
                RunOptions.Progress($"{clock.Elapsed:hh\\:mm\\:ss} {samples[^1].Memory:0} MB, {samples[^1].Handles} files, {samples[^1].Threads} threads, {samples.Sum(sample => sample.Calls):0} calls, {traffic.Failures.Count} failures");
            }
        }

        await running;
        var quarter = Math.Max(1, samples.Count / 4);
        var (second, last) = (samples.Skip(quarter).Take(quarter).ToList(), samples.TakeLast(quarter).ToList());
        report.Tell("time", clock.Elapsed.TotalMinutes, "minutes");
        report.Tell("calls", samples.Sum(sample => sample.Calls));
        report.AtMost("calls that failed", traffic.Failures.Count, 0);
        report.AtMost("server ended by itself", server.HasExited ? 1 : 0, 0);
        report.Tell("memory, second quarter", second.Average(sample => sample.Memory), "MB");
        report.AtMost("memory, last quarter, of that", last.Average(sample => sample.Memory) / second.Average(sample => sample.Memory), 1.1);
        report.AtMost("files and connections, last quarter, of the second", last.Average(sample => sample.Handles) / second.Average(sample => sample.Handles), 1.1);
        report.AtMost("threads, last quarter, of the second", last.Average(sample => sample.Threads) / second.Average(sample => sample.Threads), 1.1);
        report.AtMost("p99 of calls, last quarter, of the second", last.Average(sample => sample.P99) / second.Average(sample => sample.P99), 1.25);
        report.AtMost("errors in the server's log", server.Log.Count(line => line.StartsWith("fail:", StringComparison.Ordinal)), 0);
        traffic.Failures.Take(5).ToList().ForEach(report.Note);
    }

    private sealed class Traffic(Uri server)
    {
        private readonly ImmutableArray<string> _texts = LoadTexts.Make(200, 3_000);

        public CallLog Log { get; set; } = new();

        public System.Collections.Concurrent.ConcurrentQueue<string> Failures { get; } = new();

        public async Task RunAsync(CancellationToken stop)
        {
            using var client = ExtractionClient.Connect(server.ToString(), new ExtractionClientOptions { MaxAttempts = 1 });
            using var rules = RuleSetClient.Connect(server.ToString());
            using var channel = GrpcChannel.ForAddress(server);
            var authors = new AuthoringService.AuthoringServiceClient(channel);
            await Task.WhenAll(
                LoopAsync(async number => await client.ExtractAsync(new ExtractRequest { Document = Document(number), Options = new ExtractionOptions { UseCache = number % 3 == 0 } }, CancellationToken.None), stop),
                LoopAsync(async number => await client.ExtractStreamAsync(new ExtractStreamRequest { Document = Document(number) }, CancellationToken.None).CountAsync(CancellationToken.None), stop),
                LoopAsync(async number => await client.ExtractDocumentsAsync(Documents(number), CancellationToken.None).CountAsync(CancellationToken.None), stop),
                LoopAsync(async number => await authors.CheckAsync(new CheckRequest { Sources = new Sources { Files = { new SourceFile { Path = "a.rules", Content = ByteString.CopyFromUtf8(Packages.Rules(number)) } } } }), stop),
                MoveAsync(rules, stop));
        }

        private async Task LoopAsync(Func<int, Task> call, CancellationToken stop)
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                var began = Stopwatch.GetTimestamp();
                try
                {
                    await call(number);
                    Log.Answer(Stopwatch.GetElapsedTime(began));
                }
                catch (Exception failure) when (failure is ExtractionException or Grpc.Core.RpcException)
                {
                    Failures.Enqueue(failure.Message);
                }
            }
        }

        private async Task MoveAsync(RuleSetClient rules, CancellationToken stop)
        {
            using var timer = new PeriodicTimer(BetweenMoves);
            try
            {
                for (var number = 0; ; number++)
                {
                    await rules.MoveAsync("live", await rules.PushAsync(Packages.Rules(number)));
                    await timer.WaitForNextTickAsync(stop);
                }
            }
            catch (OperationCanceledException)
            {
                // The end.
            }
            catch (ExtractionException failure)
            {
                Failures.Enqueue(failure.Message);
            }
        }

        private async IAsyncEnumerable<ExtractDocumentsRequest> Documents(int number)
        {
            for (var i = 0; i < 20; i++)
            {
                yield return new ExtractDocumentsRequest { CorrelationId = $"{i}", Document = Document(number + i) };
                await Task.Yield();
            }
        }

        private Document Document(int number) => new() { Content = ByteString.CopyFromUtf8(_texts[number % _texts.Length]), MediaType = "text/plain" };
    }
}
