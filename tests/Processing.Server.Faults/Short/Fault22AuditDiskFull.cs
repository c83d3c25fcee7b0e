using System.Collections.Immutable;
using System.Text.Json;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;

namespace Processing.Server.Faults.Short;

/// <summary>The disk of the audit record is full for a while. Calls go on, as the policy has it; what was left out is counted exactly, and no number is missing otherwise.</summary>
/// <remarks>The other policies, and a sink that is down or slow: <c>AuditTests</c>.</remarks>
public sealed class Fault22AuditDiskFull
{
    private const int Calls = 150;

    [LinuxFact]
    public async Task What_was_left_out_is_counted_exactly()
    {
        using var folder = new WorkFolder();
        var file = folder.PathOf("audit.jsonl");
        var settings = ImmutableDictionary<string, string>.Empty.Add("audit.file", file).Add("audit.calls", "true").Add("audit.on_full", "drop").Add("audit.max_waiting", "10");
        await using (var server = await ServerProcess.StartAsync(folder.Rules, settings))
        {
            using var client = ExtractionClient.Connect(server.Address.ToString());
            await CallAsync(client);
            await server.LimitFilesAsync(bytes: 1);
            await CallAsync(client);
            await server.LoggedAsync("audit record cannot be written");
            await server.LimitFilesAsync(bytes: null);
            await CallAsync(client);
            await server.SignalAsync("TERM");
            Assert.Equal(0, await server.ExitAsync());
        }

        var (next, missing) = (0L, 0L);
        foreach (var line in await File.ReadAllLinesAsync(file))
        {
            using var decision = JsonDocument.Parse(line);
            var dropped = decision.RootElement.GetProperty("kind").GetString() == "audit.dropped";
            var count = dropped ? decision.RootElement.GetProperty("count").GetInt64() : 1;
            missing += dropped ? count : 0;
            next += count;
            Assert.Equal(next - 1, decision.RootElement.GetProperty("sequence").GetInt64());
        }

        Assert.Equal(3 * Calls, next);
        Assert.InRange(missing, 1, (3 * Calls) - 1);
    }

    private static async Task CallAsync(ExtractionClient client)
    {
        for (var i = 0; i < Calls; i++)
        {
            Assert.Single((await client.ExtractAsync(new ExtractRequest { Document = Packages.Document("visit rome") })).Records);
        }
    }
}
