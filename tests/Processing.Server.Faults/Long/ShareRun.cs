using System.Globalization;
using Processing.Server.Faults.Support;

namespace Processing.Server.Faults.Long;

/// <summary>How much of the server's CPU is the engine's, and what a call costs beside a gRPC service that does nothing with the same bytes.</summary>
/// <remarks>
/// All that is compared takes turns in short rounds, and of each the median counts: other work on the machine then slows one as much as the other. The engine is measured twice. Alone, in a process that does nothing else, it has the
/// caches of the core to itself; inside a bare gRPC service it has them as in any server, shared with the sockets and the scheduler. The difference is a price of being a server at all, not of what ours does around the engine.
/// </remarks>
internal static class ShareRun
{
    private const int Rounds = 5;
    private const double MostAdded = 1.5;
    private static readonly (string Name, int Count, int Bytes, double Unary, double Stream)[] Sizes = [("1.5 KB", 400, 1_500, 0.55, 0.80), ("30 KB", 60, 30_000, 0.92, 0.96), ("1 MB", 4, 1_000_000, 0.97, 0.97)];

    public static async Task RunAsync(RunOptions options, Report report)
    {
        foreach (var size in Sizes.Take(options.Count("sizes")))
        {
            await using var server = await ServerProcess.StartShippedAsync();
            await MeasureAsync(server, size, TimeSpan.FromSeconds(options["seconds"] / Rounds), report);
        }
    }

    private static async Task MeasureAsync(ServerProcess server, (string Name, int Count, int Bytes, double Unary, double Stream) size, TimeSpan round, Report report)
    {
        var texts = LoadTexts.Make(size.Count, size.Bytes);
        var requests = texts.Select(LoadCaller.Request).ToList();
        using var engine = EngineLoop.Start(size.Count, size.Bytes);
        using var caller = LoadCaller.Of(server.Address);
        var answerBytes = await AnswerBytesAsync(caller, requests);
        await using var echo = await ServerProcess.StartEchoAsync(answerBytes, EchoWork.None);
        await using var bare = await ServerProcess.StartEchoAsync(answerBytes, EchoWork.Engine);
        using var echoCaller = new LoadCaller(echo.Address, EchoServer.Path);
        using var bareCaller = new LoadCaller(bare.Address, EchoServer.Path);
        var inFlight = Math.Min(8, size.Count - 1);
        (string Name, Func<Task<double>> Measure)[] turns =
        [
            ("engine", () => engine.MeasureAsync(round)),
            ("echo", () => CpuAsync(echo, () => UnaryAsync(echoCaller, requests, round))),
            ("engine in a bare service", () => CpuAsync(bare, () => UnaryAsync(bareCaller, requests, round))),
            ("unary", () => CpuAsync(server, () => UnaryAsync(caller, requests, round))),
            ("stream", () => CpuAsync(server, () => caller.StreamAsync(inFlight, round, texts))),
        ];

        await WarmAsync(echo, () => UnaryAsync(echoCaller, requests, round));
        await WarmAsync(bare, () => UnaryAsync(bareCaller, requests, round));
        await WarmAsync(server, () => UnaryAsync(caller, requests, round));
        await WarmAsync(server, () => caller.StreamAsync(inFlight, round, texts));
        _ = await engine.MeasureAsync(round);
        var figures = turns.ToDictionary(turn => turn.Name, _ => new List<double>(), StringComparer.Ordinal);
        for (var i = 0; i < Rounds; i++)
        {
            foreach (var (name, measure) in turns)
            {
                figures[name].Add(await measure());
            }

            RunOptions.Progress(string.Create(CultureInfo.InvariantCulture, $"{size.Name}: {string.Join(", ", figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key} {figure.Value[^1]:0}")))}"));
        }

        Tell(size.Name, (size.Unary, size.Stream), name => figures[name].Order().ElementAt(Rounds / 2), answerBytes, report);
    }

    private static void Tell(string size, (double Unary, double Stream) wanted, Func<string, double> median, int answerBytes, Report report)
    {
        var (engine, echo, bare, unary, stream) = (median("engine"), median("echo"), median("engine in a bare service"), median("unary"), median("stream"));
        report.Tell($"{size}: engine, alone", engine, "µs of CPU a document");
        report.Tell($"{size}: gRPC service that does nothing, the same bytes (answers of {answerBytes:N0})", echo, "µs of CPU a call");
        report.Tell($"{size}: engine within such a service", bare - echo, "µs of CPU a document");
        report.Tell($"{size}: server, unary", unary, "µs of CPU a document");
        report.Tell($"{size}: server, stream of documents", stream, "µs of CPU a document");
        report.AtLeast($"{size}: engine's share, unary", engine / unary, wanted.Unary);
        report.AtLeast($"{size}: engine's share, stream of documents", engine / stream, wanted.Stream);
        if (size == Sizes[0].Name)
        {
            report.Tell("added by a unary call to the engine alone, in calls that do nothing", (unary - engine) / echo);
            report.AtMost("added by a unary call to the engine within a gRPC service, in calls that do nothing", (unary - (bare - echo)) / echo, MostAdded);
        }
    }

    private static async Task<int> AnswerBytesAsync(LoadCaller caller, List<byte[]> requests)
    {
        var bytes = 0L;
        foreach (var request in requests)
        {
            bytes += await caller.CallAsync(request, new CallLog());
        }

        return (int)(bytes / requests.Count);
    }

    private static async Task<int> UnaryAsync(LoadCaller caller, List<byte[]> requests, TimeSpan span)
    {
        var log = new CallLog();
        await caller.LoopAsync(2, span, requests, log);
        return log.Failed + log.Refused == 0 ? log.Answered : throw new InvalidOperationException($"calls failed: {log.Failures}");
    }

    private static async Task<double> CpuAsync(ServerProcess server, Func<Task<int>> load)
    {
        var began = server.Cpu;
        var answered = await load();
        return (server.Cpu - began).TotalMicroseconds / answered;
    }

    // By CPU time and not by the clock: the compiler that runs beside a server has much to do in its first seconds, and is part of what is measured.
    private static async Task WarmAsync(ServerProcess server, Func<Task> load)
    {
        var began = server.Cpu;
        do
        {
            await load();
        }
        while (server.Cpu - began < EngineLoop.WarmUp);
    }
}
