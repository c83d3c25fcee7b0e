using System.Collections.Concurrent;
using System.Globalization;
using Processing.Extraction.V1;

namespace Processing.Server.Tests.Registry;

/// <summary>Labels move while documents are worked on.</summary>
public sealed class SwapTests
{
    // 1,000 with RULES_SWAP_MOVES=1000; the short one runs always.
    private static int Moves => int.TryParse(Environment.GetEnvironmentVariable("RULES_SWAP_MOVES"), CultureInfo.InvariantCulture, out var moves) ? moves : 20;

    [Fact]
    public async Task Under_load_no_call_fails_and_every_answer_is_of_the_revision_it_names()
    {
        await using var server = await RegistryServer.StartAsync();
        var ruleOf = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            ruleOf[await server.Rules.PushAsync(Packages.Rules(i))] = Packages.RuleOf(i);
        }

        var names = ruleOf.Keys.ToArray();
        await server.Rules.MoveAsync("live", names[0]);
        using var stop = new CancellationTokenSource();
        var answers = new ConcurrentQueue<ExtractionResult>();
        var callers = Enumerable.Range(0, 3).Select(_ => Task.Run(CallAsync)).Append(Task.Run(StreamAsync)).ToList();

        for (var i = 1; i <= Moves; i++)
        {
            var name = names[i % names.Length];
            await server.Rules.MoveAsync("live", name);
            Assert.Equal(name, (await server.ExtractAsync("visit rome")).Summary.Revision);
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);
        Assert.True(answers.Count > Moves, $"{answers.Count} answers during {Moves} moves");
        Assert.All(answers, answer => Assert.Equal(ruleOf[answer.Summary.Revision], Assert.Single(answer.Records).Rule));
        Assert.True(answers.Select(answer => answer.Summary.Revision).Distinct().Count() > 1);

        async Task CallAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                answers.Enqueue(await server.ExtractAsync("visit rome"));
            }
        }

        async Task StreamAsync()
        {
            await foreach (var answer in server.Client.ExtractDocumentsAsync(Requests()))
            {
                answers.Enqueue(answer.Result ?? throw answer.Error!);
            }
        }

        async IAsyncEnumerable<ExtractDocumentsRequest> Requests()
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                yield return new ExtractDocumentsRequest { CorrelationId = $"{i}", RuleSet = "visits", Document = Packages.Document("visit rome") };
                await Task.Yield();
            }
        }
    }
}
