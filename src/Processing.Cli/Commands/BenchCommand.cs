using System.Collections.Immutable;
using System.CommandLine;
using Processing.Cli.Benchmarking;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules bench</c>: measures how fast rules are on a text.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var rules = SharedOptions.Rules();
        var warmUp = new Option<string[]>("--warm-up") { Description = "Text to warm up on, a file or folder; may be given several times. All of FILE is then measured.", HelpName = "PATH", DefaultValueFactory = _ => [] };
        var mediaType = SharedOptions.MediaType();
        var perRule = new Option<bool>("--per-rule") { Description = "Also list what each rule did: time, documents, places where it was tried, matches." };
        var json = new Option<bool>("--json") { Description = "One JSON object for machines." };
        var files = new Argument<string[]>("FILE") { Description = "Documents or folders of them; each line of a .jsonl file is a JSON document.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "bench",
            """
            Measures how fast rules are on a text.

            From bytes to records, in this process, on one thread, in user CPU time. Every document is measured once, the first time that the
            process sees it, as a server sees documents; a benchmark that repeats its text measures its caches. So the process is warmed up on
            other text: on every second document of FILE, which then is not measured, or on all of --warm-up. A single document is measured
            after a warm-up on the shipped samples.

            The speed is the median of up to seven runs, each over a part of the documents, with the slowest and the fastest. MB are 1,000,000
            bytes of UTF-8. The yardstick is a plain loop that sums the same bytes in the same run: compare machines by the share of it. `again`
            is the speed of further passes over the same text. Allocated and peak memory include results; peak memory also rules and texts.

            Examples:
              rules bench pages
              rules bench --rules my-rules pages --warm-up other-pages
              rules bench --rules my-rules articles.jsonl --json
              rules bench --rules my-rules pages --per-rule
            """)
        {
            rules,
            files,
            warmUp,
            mediaType,
            perRule,
            json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (rulePaths, documents) = RuleArguments.Split(parsed.GetValue(rules) ?? [], parsed.GetValue(files) ?? []);
            return RunAsync(new BenchRequest(rulePaths, documents, parsed.GetValue(warmUp) ?? [], parsed.GetValue(mediaType), parsed.GetValue(perRule), parsed.GetValue(json)), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(BenchRequest wanted, CancellationToken cancellation)
    {
        if (wanted.Paths.Length == 0)
        {
            throw new UsageException("name at least one document or folder to measure");
        }

        var (warmUp, measured) = await DocumentsAsync(wanted.Paths, wanted.WarmUp, wanted.MediaType, cancellation);
        var settings = EngineSettings.Load(null);
        var emitted = RuleSelection.Load(wanted.Rules).Compile(settings).Emit(cancellation);
        if (emitted.Program is not { } program)
        {
            DiagnosticPrinter.Print(Terminal.Error, emitted.Diagnostics);
            Terminal.Error.WriteLine(DiagnosticPrinter.Summary(emitted.Diagnostics));
            return ExitCodes.Findings;
        }

        var engine = new ExtractionEngine(program, new FastExecutor(), settings.Extraction) { Clock = TimeProvider.System };
        var bench = new EngineBench(engine, warmUp, measured);
        var figures = bench.Run(cancellation);
        if (bench.Fault is { } fault)
        {
            // A text that is refused is not worked on: its bytes would make the figures too good.
            Terminal.Error.WriteLine(fault);
            return ExitCodes.Findings;
        }

        Print(wanted, figures);
        return ExitCodes.Ok;
    }

    private static void Print(BenchRequest wanted, BenchFigures figures)
    {
        if (wanted.Json)
        {
            using var output = Console.OpenStandardOutput();
            BenchReport.PrintJson(output, figures, wanted.PerRule ? figures.Rules : null);
            return;
        }

        BenchReport.Print(Terminal.Out, figures);
        if (wanted.PerRule)
        {
            Terminal.Out.WriteLine();
            RuleProfile.Print(Terminal.Out, figures.Rules, "times are reckoned from every sixteenth document");
        }
    }

    private static async Task<(ImmutableArray<BenchDocument> WarmUp, ImmutableArray<BenchDocument> Measured)> DocumentsAsync(
        string[] paths, string[] warmUpPaths, string? mediaType, CancellationToken cancellation)
    {
        var documents = await BenchDocuments.ReadAsync(paths, mediaType, cancellation);
        if (documents.IsEmpty)
        {
            throw new UsageException("there is no text to measure: all documents are empty");
        }

        if (warmUpPaths.Length == 0 && documents.Length > 1)
        {
            return BenchDocuments.Halve(documents);
        }

        string[] others = warmUpPaths.Length > 0 ? warmUpPaths : [Path.Combine(RuleFolder.Shipped, "examples", "documents")];
        var warmUp = await BenchDocuments.ReadAsync(others, mediaType, cancellation);
        return warmUp.IsEmpty ? throw new UsageException("there is no text to warm up on: all documents are empty") : (warmUp, documents);
    }

    /// <summary>What the command line asks for.</summary>
    private sealed record BenchRequest(string[] Rules, string[] Paths, string[] WarmUp, string? MediaType, bool PerRule, bool Json);
}
