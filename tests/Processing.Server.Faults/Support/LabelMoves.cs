using System.Collections.Concurrent;
using System.Collections.Immutable;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Tests.Registry;

namespace Processing.Server.Faults.Support;

/// <summary>Moves the label <c>live</c> between revisions that give distinguishable answers, while callers send documents as fast as they are answered.</summary>
/// <param name="server">A server with a registry.</param>
/// <param name="callers">Callers of single documents; one more sends a stream of documents.</param>
internal sealed class LabelMoves(Uri server, int callers)
{
    private const int Revisions = 3;

    private readonly ConcurrentDictionary<string, int> _rules = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private long _answers;
    private long _mismatches;
    private long _stale;

    /// <summary>Answers that came while labels moved.</summary>
    public long Answers => _answers;

    /// <summary>Answers that were not of the revision that they named.</summary>
    public long Mismatches => _mismatches;

    /// <summary>Calls begun after a move was answered that got an earlier revision.</summary>
    public long Stale => _stale;

    /// <summary>Calls and streams that failed.</summary>
    public ImmutableArray<string> Failures => [.. _failures];

    /// <summary>How many revisions answers came from.</summary>
    public int RevisionsSeen => _seen.Count;

    /// <summary>Moves the label.</summary>
    /// <param name="moves">How often.</param>
    /// <param name="moved">Told after each move, with how many there were.</param>
    /// <param name="limit">Ends it early.</param>
    /// <returns>How many moves were made.</returns>
    public async Task<int> RunAsync(int moves, Action<int>? moved = null, CancellationToken limit = default)
    {
        using var rules = RuleSetClient.Connect(server.ToString());
        using var client = ExtractionClient.Connect(server.ToString(), new ExtractionClientOptions { MaxAttempts = 1 });
        var names = new List<string>();
        for (var i = 0; i < Revisions; i++)
        {
            names.Add(await rules.PushAsync(Packages.Rules(i)));
            _rules[names[i]] = i;
        }

        await rules.MoveAsync("live", names[0]);
        using var stop = new CancellationTokenSource();
        var running = Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(client, stop.Token), CancellationToken.None)).Append(Task.Run(() => StreamAsync(client, stop.Token), CancellationToken.None)).ToList();
        var made = 0;
        while (made < moves && !limit.IsCancellationRequested)
        {
            var name = names[(made + 1) % Revisions];
            await rules.MoveAsync("live", name);
            var result = await client.ExtractAsync(Request(), CancellationToken.None);
            Note(result);
            _stale += result.Summary.Revision == name ? 0 : 1;
            made++;
            moved?.Invoke(made);
        }

        await stop.CancelAsync();
        await Task.WhenAll(running);
        return made;
    }

    private async Task CallAsync(ExtractionClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Note(await client.ExtractAsync(Request(), CancellationToken.None));
            }
            catch (ExtractionException failure)
            {
                _failures.Enqueue(failure.ToString());
            }
        }
    }

    private async Task StreamAsync(ExtractionClient client, CancellationToken stop)
    {
        try
        {
            await foreach (var answer in client.ExtractDocumentsAsync(Requests(stop), CancellationToken.None))
            {
                Note(answer.Result ?? throw answer.Error!);
            }
        }
        catch (ExtractionException failure)
        {
            _failures.Enqueue(failure.ToString());
        }
    }

    private static async IAsyncEnumerable<ExtractDocumentsRequest> Requests([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            yield return new ExtractDocumentsRequest { CorrelationId = $"{i}", RuleSet = "visits", Document = Packages.Document("visit rome") };
            await Task.Yield();
        }
    }

    private static ExtractRequest Request() => new() { RuleSet = "visits", Document = Packages.Document("visit rome") };

    private void Note(ExtractionResult result)
    {
        Interlocked.Increment(ref _answers);
        _seen.TryAdd(result.Summary.Revision, 0);
        if (!_rules.TryGetValue(result.Summary.Revision, out var number) || result.Records.Count != 1 || result.Records[0].Rule != Packages.RuleOf(number))
        {
            Interlocked.Increment(ref _mismatches);
        }
    }
}
