using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Processing.Documents.Tests;

namespace Processing.Cli.Tests;

/// <summary>A server gives what this process would have given.</summary>
public sealed class ServerParityTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Sentence = "«رستم نعمتاف» وزیر انرژی تاجیکستان گفت: ۱۲ مارس ۲۰۲۴ آب کم است.";

    [Theory]
    [InlineData("jsonl")]
    [InlineData("json")]
    [InlineData("text")]
    public async Task The_result_is_the_same_byte_for_byte_on_documents_of_all_readers(string format)
    {
        using var folder = new TemporaryFolder();
        folder.Write("plain.txt", $"😀 {Sentence}\r\n\r\nThe minister met 25 people on 12 May 2024.\r\n");
        folder.Write("with-mark.txt", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Sentence)]);
        folder.Write("fields.json", "{ \"title\": \"\\u00ab\\u0631\\u0633\\u062a\\u0645 \\u0646\\u0639\\u0645\\u062a\\u0627\\u0641\\u00bb\", \"body\": [\"" + Sentence + "\", 7, true, null] }");
        folder.Write("told-by-content", "[\"" + Sentence + "\"]");
        folder.Write("empty.txt", "");
        folder.Write("zeros.txt", [0, 1, 2]);
        folder.Write("not-utf8.txt", [0x41, 0xFF, 0x42]);
        folder.Write("cut.json", "{\"a\": ");
        folder.Write("letter.docx", TestWord.Make(TestWord.Paragraph("") + TestWord.Paragraph($"😀 {Sentence}"), "", ("footnotes", TestWord.Paragraph(Sentence))));
        string[] documents = [Path.Combine(RulesProcess.ShippedRules, "examples", "documents"), folder.Root];

        var local = await RulesProcess.RunAsync(["run", "--format", format, .. documents]);
        var remote = await RulesProcess.RunAsync(["run", "--format", format, "--server", server.Address, .. documents]);

        Assert.Contains("Official", local.Text, StringComparison.Ordinal);
        Assert.Equal(local.Text, remote.Text);
        Assert.Equal(local.Output, remote.Output);
        Assert.Equal((1, 2), (local.ExitCode, local.Error.Trim().Split('\n').Length));
        Assert.Equal((local.ExitCode, local.Error), (remote.ExitCode, remote.Error));
    }

    // Paragraph and character of a file of Word, for programs and for people, here and from a server.
    [Fact]
    public async Task A_place_in_a_file_of_Word_is_its_paragraph_and_character()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("letter.docx", TestWord.Make(TestWord.Paragraph("") + TestWord.Paragraph($"😀 {Sentence}"), "", ("footnotes", TestWord.Paragraph(Sentence))));
        var lines = await RulesProcess.RunAsync("run", "--format", "jsonl", "--record", "Official", "--server", server.Address, file);
        Assert.Contains("\"location\":{\"part\":\"word/document.xml\",\"paragraph\":1,\"characters\":[3,14]}", lines.Text, StringComparison.Ordinal);
        var text = await RulesProcess.RunAsync("run", "--record", "Official", file);
        Assert.Contains("¶2:4", text.Text, StringComparison.Ordinal);
        var explained = await RulesProcess.RunAsync("explain", file, "--at", "1:5");
        Assert.Contains("¶2:4", explained.Text, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_place_in_a_pdf_is_its_page_and_its_boxes()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("n.rules", "record N\n  n: text\n\nrule n -> N\n  match n:number\n");
        var file = folder.Write("page.pdf", TestPdf.Make([.. TestPdf.Line(750, "about 25 people")]));
        var lines = await RulesProcess.RunAsync("run", "--format", "jsonl", "--rules", rules, file);
        Assert.Matches("\"location\":{\"page\":1,\"characters\":\\[6,8\\],\"boxes\":\\[\\[[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+\\]\\]}", lines.Text);
        var text = await RulesProcess.RunAsync("run", "--rules", rules, file);
        Assert.Matches("page1@[0-9]+,[0-9]+", text.Text);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task The_revision_is_named_also_where_no_document_could_be_read(string format)
    {
        using var folder = new TemporaryFolder();
        var cut = folder.Write("cut.json", "{\"a\": ");
        var local = await RulesProcess.RunAsync("run", "--format", format, cut);
        var remote = await RulesProcess.RunAsync("run", "--format", format, "--server", server.Address, cut);
        Assert.Matches("revision\\W*[0-9a-f]{12}", local.Text);
        Assert.Equal((1, local.Text, local.Error), (remote.ExitCode, remote.Text, remote.Error));
    }

    [Theory]
    [InlineData("Offical", "rules: There is no record type `Offical`; did you mean `Official`?")]
    [InlineData("Nothing", "rules: There is no record type `Nothing`; there are `")]
    public async Task A_record_type_that_is_none_is_wrong_usage_here_and_there(string record, string message)
    {
        var document = Path.Combine(RulesProcess.ShippedRules, "examples", "documents", "water-summit-fa.txt");
        var local = await RulesProcess.RunAsync("run", "--record", record, document);
        var remote = await RulesProcess.RunAsync("run", "--record", record, "--server", server.Address, document);
        Assert.StartsWith(message, local.Error, StringComparison.Ordinal);
        Assert.Equal((2, local.Error), (local.ExitCode, remote.Error));
        Assert.Equal(2, remote.ExitCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_line_and_wrong_usage()
    {
        var second = await RulesProcess.RunAsync("serve", "--address", server.Address);
        Assert.Equal((2, ""), (second.ExitCode, second.Text));
        Assert.StartsWith($"rules: cannot listen on {server.Address}: ", Assert.Single(second.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_wrong_usage()
    {
        var documents = Path.Combine(RulesProcess.ShippedRules, "examples", "documents");
        var outcome = await RulesProcess.RunAsync("run", "--server", "http://127.0.0.1:1", documents);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("does not answer", outcome.Error, StringComparison.Ordinal);
    }

    // A server that stops answers calls of connections that it has; this is the answer, from something that always gives it.
    [Fact]
    public async Task A_server_that_stops_is_not_said_to_be_silent()
    {
        var status = new Protocol.Rpc.Status { Code = 14, Message = "The server is stopping." };
        status.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new Protocol.Rpc.ErrorInfo { Reason = Protocol.ErrorReasons.ServerDraining, Domain = Protocol.ErrorReasons.Domain }));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        await using var stopping = builder.Build();
        stopping.Run(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "14";
            context.Response.Headers["grpc-message"] = status.Message;
            context.Response.Headers[Protocol.ErrorReasons.DetailsTrailer] = Convert.ToBase64String(Google.Protobuf.MessageExtensions.ToByteArray(status));

            // Not to be tried again.
            context.Response.Headers[Protocol.ErrorReasons.PushbackTrailer] = "-1";
            return context.Response.CompleteAsync();
        });
        await stopping.StartAsync();

        var outcome = await RulesProcess.RunAsync("run", "--server", stopping.Urls.Single(), Path.Combine(RulesProcess.ShippedRules, "examples", "documents"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("takes no documents now: The server is stopping. (SERVER_DRAINING)", outcome.Error, StringComparison.Ordinal);
    }
}
