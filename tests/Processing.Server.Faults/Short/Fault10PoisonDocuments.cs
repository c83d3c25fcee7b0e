using System.Text;
using Google.Protobuf;
using Processing.Client;
using Processing.Documents.Tests;
using Processing.Extraction.V1;
using Processing.Protocol.Health.V1;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Documents made to kill their reader: nested deep, packed many times over, of a million elements. Each is answered by itself, and the others of its stream with it.</summary>
/// <remarks>There are no worker processes that could die instead of the server; nothing in a document decides how deep the stack becomes, and what is unpacked is bounded while it is unpacked.</remarks>
public sealed class Fault10PoisonDocuments
{
    private const string Good = "Ann visited Rome.";

    [Fact]
    public async Task Each_is_answered_by_itself_and_the_server_goes_on()
    {
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSetCompiler.Compile("visits", [new Rules.RuleFile("a.rules", Encoding.UTF8.GetBytes("record A\n  x: text\n\nrule r -> A\n  match x:\"visited\"\n"))], [], EngineSettings.Default));
        var poison = Poison().ToList();
        var answers = new Dictionary<string, DocumentAnswer>();
        await foreach (var answer in server.Client.ExtractDocumentsAsync(Requests(poison)))
        {
            answers.Add(answer.CorrelationId, answer);
        }

        Assert.Equal(2 * poison.Count, answers.Count);
        Assert.All(poison, document => Assert.Equal(1, answers[$"{document.Name}, then"].Result?.Records.Count));
        Assert.Equal(poison.Select(document => (document.Name, document.Reason)), poison.Select(document => (document.Name, answers[document.Name].Error?.Reason)));
        var health = await new Protocol.Health.V1.Health.HealthClient(server.Channel).CheckAsync(new HealthCheckRequest { Service = "ruleSets/visits" });
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    private static async IAsyncEnumerable<ExtractDocumentsRequest> Requests(IEnumerable<(string Name, Document Document, string? Reason)> poison)
    {
        foreach (var (name, document, _) in poison)
        {
            yield return new ExtractDocumentsRequest { CorrelationId = name, Document = document, RuleSet = "visits" };
            yield return new ExtractDocumentsRequest { CorrelationId = $"{name}, then", Document = TestServer.Text(Good), RuleSet = "visits" };
            await Task.Yield();
        }
    }

    private static IEnumerable<(string Name, Document Document, string? Reason)> Poison()
    {
        yield return ("JSON nested 1,000,000 deep", Of("application/json", new string('[', 1_000_000)), "JSON_TOO_DEEP");
        yield return ("HTML nested 100,000 deep", Of("text/html", Times("<div>", 100_000)), null);
        yield return ("HTML of 100,000 open inline elements", Of("text/html", Times("<b><i>", 50_000) + "x"), null);
        yield return ("XML nested 100,000 deep", Of("application/xml", Times("<a>", 100_000)), "XML_TOO_DEEP");
        yield return ("XML that names an entity of entities", Of("application/xml", "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>"), "ENTITY_NOT_READ");
        yield return ("Markdown of 100,000 quotes", Of("text/markdown", Times("> ", 100_000) + "x"), "MARKDOWN_TOO_DEEP");
        yield return ("Markdown of 100,000 brackets", Of("text/markdown", Times("[", 100_000)), null);
        yield return ("a file of Word that unpacks to a thousand times its bytes", new Document { Content = ByteString.CopyFrom(TestWord.Make("<w:p><w:r><w:t>" + new string('x', 20_000_000) + "</w:t></w:r></w:p>")), MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document" }, "ARCHIVE_SWELLS");
        yield return ("a sentence of a million words", Of("text/plain", Times("word ", 200_000)), null);
        yield return ("a word of a million letters", Of("text/plain", new string('x', 1_000_000)), null);
        yield return ("a letter with a million marks", Of("text/plain", "a" + new string('\u0301', 1_000_000)), null);
    }

    private static Document Of(string mediaType, string content) => new() { Content = ByteString.CopyFromUtf8(content), MediaType = mediaType };

    private static string Times(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();
}
