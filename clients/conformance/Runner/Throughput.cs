using System.Text;
using Google.Protobuf;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Conformance;

/// <summary>Measures documents a second over one stream of documents, 2 KB each.</summary>
public static class Throughput
{
    private const int DocumentBytes = 2_048;
    private const string Sentence = "Kyrgyzstan minister Aida Osmon met «the speaker» in Bishkek, where قرقیزستان and others were named again and again. ";

    /// <summary>The best of several rounds, after one that is not counted.</summary>
    /// <exception cref="IOException">A round failed.</exception>
    public static async Task<double> MeasureAsync(IClientProgram client, string address, int documents, int rounds)
    {
        await RoundAsync(client, address, Math.Max(1, documents / 4));
        var best = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            best = Math.Max(best, documents / await RoundAsync(client, address, documents));
        }

        return best;
    }

    private static async Task<double> RoundAsync(IClientProgram client, string address, int documents)
    {
        var sentences = string.Concat(Enumerable.Repeat(Sentence, DocumentBytes / Encoding.UTF8.GetByteCount(Sentence)));
        var content = ByteString.CopyFromUtf8(sentences + new string(' ', DocumentBytes - Encoding.UTF8.GetByteCount(sentences)));
        var wanted = new Case { Name = "throughput", Address = address, Call = Call.ExtractDocuments, CountOnly = true };
        for (var i = 0; i < documents; i++)
        {
            wanted.Requests.Add(new ExtractDocumentsRequest { CorrelationId = $"{i}", Document = new Document { Content = content, MediaType = "text/plain" } });
        }

        var result = await client.RunAsync(wanted);
        return result.Failure is null && result.AnswerCount == documents
            ? result.Seconds
            : throw new IOException($"{result.AnswerCount} of {documents} documents were answered: {result.Failure}");
    }
}
