using System.Collections.Immutable;
using System.Diagnostics;

namespace Processing.Conformance;

/// <summary>Runs cases by a client program against servers, each kind of server started once.</summary>
/// <param name="rulesProgram">The assembly of the command line.</param>
/// <param name="folder">The folder <c>clients/conformance</c>.</param>
/// <param name="address">Which address of a server the client is given.</param>
public sealed class Suite(string rulesProgram, string folder, Func<RulesServer, string> address)
{
    private const int RandomSeed = 20240519;
    private const int RandomCount = 300;

    /// <summary>All cases: those of the files, and the random ones.</summary>
    public ImmutableArray<ConformanceCase> Cases() => [.. CaseReader.ReadFolder(Path.Combine(folder, "cases")), RandomDocuments.Case(RandomSeed, RandomCount), RandomDocuments.UploadCase(RandomSeed, RandomCount / 5)];

    /// <summary>Runs cases one after the other.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="client">Who runs them.</param>
    /// <param name="done">Told of each case when it is done, with how long it took and what is wrong.</param>
    /// <returns>How many cases have differences.</returns>
    public async Task<int> RunAsync(IEnumerable<ConformanceCase> cases, IClientProgram client, Action<ConformanceCase, TimeSpan, ImmutableArray<string>> done)
    {
        var failed = 0;
        foreach (var group in cases.GroupBy(item => item.Server))
        {
            await using var server = await StartServerAsync(group.Key);
            foreach (var item in group)
            {
                var began = Stopwatch.GetTimestamp();
                var differences = await RunAsync(item, client, address(server));
                failed += differences.IsEmpty ? 0 : 1;
                done(item, Stopwatch.GetElapsedTime(began), differences);
            }
        }

        return failed;
    }

    /// <summary>Starts a server with the conformance rules.</summary>
    public Task<RulesServer> StartServerAsync(string settings) =>
        RulesServer.StartAsync(Path.GetFullPath(rulesProgram), "rules", Path.Combine("servers", settings + ".json"), folder);

    private static async Task<ImmutableArray<string>> RunAsync(ConformanceCase item, IClientProgram client, string at)
    {
        var wanted = item.Wanted.Clone();
        wanted.Address = at;
        try
        {
            return Judge.Differences(item, await client.RunAsync(wanted));
        }
        catch (IOException none)
        {
            return [none.Message];
        }
    }
}
