using Processing.Extraction.V1;
using Processing.Server.Faults.Support;

namespace Processing.Server.Faults.Long;

/// <summary>A connection floods the server with frames for a while, and is opened again whenever it is closed; another connection calls meanwhile.</summary>
internal static class FloodRun
{
    private static readonly string Path = $"/{ExtractionService.Descriptor.FullName}/Extract";

    private static readonly (string Name, Func<int, byte[][]> Frames)[] Floods =
    [
        ("streams opened and reset", stream => [Open(stream), RawConnection.Encode(FrameType.Reset, 0, stream, [0, 0, 0, 8])]),
        ("streams that the server must reset", stream => [Open(stream), RawConnection.Encode(FrameType.WindowUpdate, 0, stream, [0, 0, 0, 0])]),
        ("pings", _ => [RawConnection.Encode(FrameType.Ping, 0, 0, new byte[8])]),
        ("settings", _ => [RawConnection.Encode(FrameType.Settings, 0, 0, [])]),
    ];

    public static async Task RunAsync(RunOptions options, Report report)
    {
        var span = TimeSpan.FromSeconds(options["seconds"]);
        await using var server = await ServerProcess.StartShippedAsync();
        using var caller = LoadCaller.Of(server.Address);
        var requests = LoadTexts.Make(100, 3_000).Select(LoadCaller.Request).ToList();
        await caller.LoopAsync(2, span / 2, requests, new CallLog());
        var calm = new CallLog();
        await caller.AtRateAsync(50, span, requests, calm);
        report.Tell("p99 without a flood", calm.Answers(0.99), "ms");
        foreach (var (name, frames) in Floods)
        {
            using var stop = new CancellationTokenSource(span);
            var (log, memory) = (new CallLog(), server.Memory);
            var flood = Task.Run(() => FloodAsync(server.Address, frames, stop.Token));
            await caller.AtRateAsync(50, span, requests, log);
            var (sent, connections) = await flood;
            report.Tell($"{name}: frames a second", sent / span.TotalSeconds);
            report.Tell($"{name}: connections closed by the server", connections);
            report.Tell($"{name}: p99 of others", log.Answers(0.99), "ms");
            report.AtMost($"{name}: p99 of others, of that without a flood", log.Answers(0.99) / calm.Answers(0.99), 2);
            report.AtMost($"{name}: calls of others that failed", log.Failed + log.Refused, 0);
            report.AtMost($"{name}: memory more than before", (server.Memory - memory) / 1e6, 200, "MB");
            RunOptions.Progress(name);
        }
    }

    private static async Task<(long Sent, int Closed)> FloodAsync(Uri address, Func<int, byte[][]> frames, CancellationToken stop)
    {
        var (sent, closed) = (0L, 0);
        while (!stop.IsCancellationRequested)
        {
            await using var connection = await RawConnection.OpenAsync(address);
            try
            {
                for (var stream = 1; !stop.IsCancellationRequested && stream < int.MaxValue - 2; stream += 2)
                {
                    foreach (var frame in frames(stream))
                    {
                        await connection.SendAsync(frame);
                        sent++;
                    }
                }
            }
            catch (IOException)
            {
                closed++;
            }
        }

        return (sent, closed);
    }

    private static byte[] Open(int stream) => RawConnection.Encode(FrameType.Headers, Frame.EndHeaders, stream, RawConnection.CallHeaders(Path));
}
