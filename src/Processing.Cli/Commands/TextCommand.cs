using System.CommandLine;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Documents;
using Processing.Server.Hosting;

namespace Processing.Cli.Commands;

/// <summary><c>rules text</c>: shows what a reader makes of documents, before any rule looks at them.</summary>
internal static class TextCommand
{
    public static Command Create()
    {
        var format = SharedOptions.Format("text for people, json for one array of documents, jsonl for one document a line.");
        var mediaType = SharedOptions.MediaType();
        var main = new Option<bool>("--main") { Description = "Only the main text: leave out what was judged boilerplate." };
        var files = new Argument<string[]>("FILE") { Description = "Documents or folders of them; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(
            "text",
            """
            Prints what a reader makes of documents: the text in blocks, of what kind each is, whether it is main text and why, and what the
            document says of itself. Rules see nothing else.

            Examples:
              rules text page.html
              rules text --main page.html
              rules text page.html --format json > page.json
            """)
        {
            format,
            mediaType,
            main,
            files,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(files) ?? [], parsed.GetValue(mediaType), parsed.GetValue(format), parsed.GetValue(main), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string? mediaType, OutputFormat format, bool onlyMain, CancellationToken cancellation)
    {
        var limits = EngineSettings.Load(null).Extraction.Documents;
        var failed = 0;
        await using var output = Console.OpenStandardOutput();
        using var json = format == OutputFormat.Text ? null : new DocumentJson(output, format, onlyMain);
        foreach (var file in DocumentFiles.Expand(paths))
        {
            if (await DocumentFiles.TryReadAsync(file, mediaType, Terminal.Error, cancellation) is not { } input)
            {
                failed++;
                continue;
            }

            var result = DocumentReader.Read(input, limits, cancellation);
            if (result.Document is not { } document)
            {
                failed++;
                await Console.Error.WriteLineAsync($"{file}: {result.Error?.Id}: {result.Error?.Message}");
                continue;
            }

            if (json is null)
            {
                DocumentText.Print(Terminal.Out, file, document, onlyMain);
            }
            else
            {
                json.Write(file, document);
            }
        }

        return failed == 0 ? ExitCodes.Ok : ExitCodes.Findings;
    }
}
