using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Conformance;

/// <summary>Measures documents a second over one stream of documents, 2 KB each, of several clients in turn against one server.</summary>
public static class Throughput
{
    private const int DocumentBytes = 2_048;
    private const int YardstickBytes = 16 << 20;
    private const string Sentence = "Kyrgyzstan minister Aida Osmon met «the speaker» in Bishkek, where قرقیزستان and others were named again and again. ";

    /// <summary>Rounds of all clients, after one that is not counted: each round has every client once, so that what else the machine does falls on all of them alike.</summary>
    /// <returns>The documents a second of each client, by round.</returns>
    /// <exception cref="IOException">A client failed; the message says which.</exception>
    public static async Task<ImmutableArray<(string Client, ImmutableArray<double> Rates)>> MeasureAsync(IReadOnlyList<(string Name, IClientProgram Program)> clients, string address, int documents, int rounds)
    {
        var rates = clients.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < clients.Count; i++)
            {
                var count = round == 0 ? Math.Max(1, documents / 4) : documents;
                var rate = count / await RoundAsync(clients[i], address, count);
                if (round > 0)
                {
                    rates[i].Add(rate);
                }
            }
        }

        return [.. clients.Select((client, i) => (client.Name, rates[i].ToImmutableArray()))];
    }

    /// <summary>A table of what was measured: median, lowest and highest.</summary>
    public static string Table(IEnumerable<(string Client, ImmutableArray<double> Rates)> measured)
    {
        var table = new StringBuilder("| language | documents/s, median | lowest to highest |\n|---|---|---|\n");
        foreach (var (client, rates) in measured.OrderByDescending(row => Median(row.Rates)))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {client} | {Median(rates):N0} | {rates.Min():N0} to {rates.Max():N0} |\n");
        }

        return table.ToString();
    }

    /// <summary>The median of some numbers; of an even count the mean of the middle two.</summary>
    public static double Median(ImmutableArray<double> numbers)
    {
        var sorted = numbers.Sort();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Megabytes a second of a plain loop that sums bytes on one core, the best of five: what two machines compare by.</summary>
    public static double Yardstick()
    {
        var bytes = new byte[YardstickBytes];
        new Random(1).NextBytes(bytes);
        var best = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var began = Stopwatch.GetTimestamp();
            long sum = 0;
            foreach (var item in bytes)
            {
                sum += item;
            }

            best = sum > 0 ? Math.Max(best, YardstickBytes / 1e6 / Stopwatch.GetElapsedTime(began).TotalSeconds) : best;
        }

        return best;
    }

    private static async Task<double> RoundAsync((string Name, IClientProgram Program) client, string address, int documents)
    {
        var sentences = string.Concat(Enumerable.Repeat(Sentence, DocumentBytes / Encoding.UTF8.GetByteCount(Sentence)));
        var content = ByteString.CopyFromUtf8(sentences + new string(' ', DocumentBytes - Encoding.UTF8.GetByteCount(sentences)));
        var wanted = new Case { Name = "throughput", Address = address, Call = Call.ExtractDocuments, CountOnly = true };
        for (var i = 0; i < documents; i++)
        {
            wanted.Requests.Add(new ExtractDocumentsRequest { CorrelationId = $"{i}", Document = new Document { Content = content, MediaType = "text/plain" } });
        }

        var result = await client.Program.RunAsync(wanted);
        return result.Failure is null && result.AnswerCount == documents
            ? result.Seconds
            : throw new IOException($"{client.Name}: {result.AnswerCount} of {documents} documents were answered: {result.Failure}");
    }
}
