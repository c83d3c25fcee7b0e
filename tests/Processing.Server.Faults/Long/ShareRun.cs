using System.Globalization;
using Processing.Server.Faults.Support;

namespace Processing.Server.Faults.Long;

/// <summary>How much of the server's CPU is the engine's, and what a call costs beside a gRPC service that does nothing with the same bytes.</summary>
internal static class ShareRun
{
    private static readonly (string Name, int Count, int Bytes, double Unary, double Stream)[] Sizes = [("1.5 KB", 400, 1_500, 0.55, 0.80), ("30 KB", 60, 30_000, 0.92, 0.96), ("1 MB", 4, 1_000_000, 0.97, 0.97)];

    public static async Task RunAsync(RunOptions options, Report report)
    {
        var span = TimeSpan.FromSeconds(options["seconds"]);
        var small = 0.0;
        await using var server = await ServerProcess.StartShippedAsync();
        using var caller = LoadCaller.Of(server.Address);
        foreach (var (name, count, bytes, unaryWanted, streamWanted) in Sizes)
        {
            var texts = LoadTexts.Make(count, bytes);
            var requests = texts.Select(LoadCaller.Request).ToList();
            var engine = await EngineAsync(count, bytes, span);
            RunOptions.Progress(string.Create(CultureInfo.InvariantCulture, $"{name}: the engine takes {engine:0} µs a document"));

            var (unary, answerBytes) = await UnaryAsync(server, caller, requests, span);
            var inFlight = Math.Min(8, count - 1);
            await WarmAsync(server, () => caller.StreamAsync(inFlight, span / 2, texts));
            var began = server.Cpu;
            var answered = await caller.StreamAsync(inFlight, span, texts);
            var stream = (server.Cpu - began).TotalMicroseconds / answered;

            report.Tell($"{name}: engine", engine, "µs of CPU a document");
            report.Tell($"{name}: server, unary", unary, "µs of CPU a document");
            report.Tell($"{name}: server, stream of documents", stream, "µs of CPU a document");
            report.AtLeast($"{name}: engine's share, unary", engine / unary, unaryWanted);
            report.AtLeast($"{name}: engine's share, stream of documents", engine / stream, streamWanted);
            if (small == 0)
            {
                small = unary - engine;
                await EchoAsync(requests, answerBytes, small, span, report);
            }
        }
    }

    private static async Task<(double Cpu, int AnswerBytes)> UnaryAsync(ServerProcess server, LoadCaller caller, List<byte[]> requests, TimeSpan span)
    {
        var answerBytes = 0L;
        foreach (var request in requests)
        {
            answerBytes += await caller.CallAsync(request, new CallLog());
        }

        await WarmAsync(server, () => caller.LoopAsync(2, span / 2, requests, new CallLog()));
        var (began, log) = (server.Cpu, new CallLog());
        await caller.LoopAsync(2, span, requests, log);
        if (log.Failed + log.Refused > 0)
        {
            throw new InvalidOperationException($"calls failed: {log.Failures}");
        }

        return ((server.Cpu - began).TotalMicroseconds / log.Answered, (int)(answerBytes / requests.Count));
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

    private static async Task EchoAsync(List<byte[]> requests, int answerBytes, double added, TimeSpan span, Report report)
    {
        await using var echo = await ServerProcess.StartEchoAsync(answerBytes);
        using var caller = new LoadCaller(echo.Address, EchoServer.Path);
        var (cost, _) = await UnaryAsync(echo, caller, requests, span);
        report.Tell($"a gRPC service that does nothing, the same bytes (answers of {answerBytes:N0})", cost, "µs of CPU a call");
        report.Tell("added to the engine by a unary call", added, "µs of CPU a call");
        report.AtMost("added, in calls that do nothing", added / cost, 1.5);
    }

    private static async Task<double> EngineAsync(int count, int bytes, TimeSpan span)
    {
        using var process = ChildProcesses.Start(ChildProcesses.Dotnet(["exec", Programs.Faults, "engine", $"{count}", $"{bytes}", span.TotalSeconds.ToString(CultureInfo.InvariantCulture)]));
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(line, CultureInfo.InvariantCulture);
    }
}
