using System.Globalization;

namespace Processing.Conformance;

/// <summary>Measures all clients in one run, which <c>clients/conformance/throughput</c> starts.</summary>
internal static class ThroughputCommand
{
    /// <summary>Reads one client from each line of the input: its language, program and arguments, with tabs between.</summary>
    public static async Task<int> RunAsync(Suite suite, int documents, int rounds, TextReader input)
    {
        var clients = new List<(string Name, ClientProcess Program)>();
        while (await input.ReadLineAsync() is { Length: > 0 } line)
        {
            var parts = line.Split('\t');
            clients.Add((parts[0], new ClientProcess(parts[1], parts[2..])));
        }

        try
        {
            var before = Load();
            await using var server = await suite.StartServerAsync("default");
            var measured = await Throughput.MeasureAsync([.. clients.Select(client => (client.Name, (IClientProgram)client.Program))], server.Address, documents, rounds);
            Console.WriteLine(Throughput.Table(measured));
            var yardstick = string.Create(CultureInfo.InvariantCulture, $"{Throughput.Yardstick():N0}");
            Console.WriteLine($"{rounds} rounds of {documents} documents of 2 KB, {Environment.ProcessorCount} cores for server and client, load average {before} before and {Load()} after, yardstick {yardstick} MB/s");
        }
        finally
        {
            foreach (var (_, program) in clients)
            {
                await program.DisposeAsync();
            }
        }

        return 0;
    }

    // The load of the last minute; systems without /proc do not tell it.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
