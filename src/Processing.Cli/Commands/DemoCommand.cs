using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Client;
using Processing.Documents;
using Processing.Extraction.V1;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.RuleSets;
using Spectre.Console;
using DocumentMessage = Processing.Extraction.V1.Document;
using ExtractionResult = Processing.Pipeline.ExtractionResult;

namespace Processing.Cli.Commands;

/// <summary><c>rules demo</c>: a server, the shipped sample documents, and the records as they arrive.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command(
            "demo",
            """
            Shows the whole way on the shipped sample documents.

            Starts a server on a free loopback port, streams each sample document to it over gRPC, prints the records as they
            arrive, then the document with their places marked in it, and ends.

            Example:
              rules demo
            """);
        command.SetAction((_, cancellation) => RunAsync(Terminal.Out, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        // The rules compile while the server starts; it has them before the first call.
        var compiling = Task.Run(() => RuleSelection.Load([]).TryReady(EngineSettings.Load(null), Terminal.Error), cancellation);
        var catalogue = new RuleSetCatalogue();
        await using var host = ServerHost.Create(new ServerHostOptions { RuleSets = catalogue, Settings = new ServerSettings { Address = "http://127.0.0.1:0" } });
        await host.StartAsync(cancellation);
        if (await compiling is not { } ruleSet)
        {
            return ExitCodes.Findings;
        }

        catalogue.Set(ruleSet);
        using var client = ExtractionClient.Connect(host.Address.ToString());
        console.MarkupLine($"[grey]a server listens on {Markup.Escape(host.Address.ToString().TrimEnd('/'))}; the documents go to it over gRPC[/]");
        console.WriteLine();

        TimeSpan? untilFirst = null;
        var (documents, records) = (0, 0);
        foreach (var file in DocumentFiles.Expand([Path.Combine(RuleFolder.Shipped, "examples", "documents")]))
        {
            var input = await DocumentFiles.ReadAsync(file, null, cancellation);
            console.MarkupLine($"[bold]── {Markup.Escape(Path.GetFileName(file))}[/]");
            var result = await StreamAsync(client, Path.GetFileName(file), input, console, () => untilFirst ??= Stopwatch.GetElapsedTime(since), cancellation);
            console.WriteLine();
            HighlightedText.Write(console, input, result);
            console.WriteLine();
            documents++;
            records += result.Records.Length;
        }

        var first = untilFirst is { } time ? string.Create(CultureInfo.InvariantCulture, $"; the first came {time.TotalSeconds:0.0} s after the start") : string.Empty;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records from {documents} documents{first}"));
        console.MarkupLine("Next: [bold]rules run FILE[/] on a page of your own; the rules are in [bold]rules/news[/].");
        await host.StopAsync(cancellation);
        return records > 0 ? ExitCodes.Ok : ExitCodes.Findings;
    }

    private static async Task<ExtractionResult> StreamAsync(ExtractionClient client, string name, DocumentInput input, IAnsiConsole console, Action onRecord, CancellationToken cancellation)
    {
        var places = new PlaceNames(() => DocumentReader.ContentOf(input, DocumentLimits.Default));
        var writer = new TextResultWriter(console);
        var request = new ExtractStreamRequest { Document = new DocumentMessage { Name = name, Content = UnsafeByteOperations.UnsafeWrap(input.Content) } };
        var records = new List<ExtractedRecord>();
        var statistics = default(Processing.Pipeline.ExtractionStatistics);
        await foreach (var message in client.ExtractStreamAsync(request, cancellation))
        {
            if (message.Record is { } found)
            {
                onRecord();
                var record = MessageToResult.ToRecord(found);
                records.Add(record);
                writer.WriteRecord(record, places);
            }
            else if (message.Summary is { } summary)
            {
                statistics = MessageToResult.ToStatistics(summary);
            }
        }

        return new ExtractionResult([.. records], [], null, null, statistics);
    }
}
