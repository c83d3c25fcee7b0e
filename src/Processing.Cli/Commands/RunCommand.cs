using System.CommandLine;
using Processing.Cli.Extraction;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Matching;
using Processing.Pipeline;

namespace Processing.Cli.Commands;

/// <summary><c>rules run</c>: applies rules to documents, in process or through a server.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var rules = SharedOptions.Rules();
        var format = SharedOptions.Format("text for people, json for one document, jsonl for one object a line.");
        var server = new Option<string?>("--server") { Description = "Ask this server instead of working in process, such as http://127.0.0.1:50061. The result is the same, byte for byte.", HelpName = "ADDRESS" };
        var ruleSet = new Option<string?>("--rule-set") { Description = "With --server: the rule set of this name. Without it the server's default one.", HelpName = "NAME" };
        var label = new Option<string?>("--label") { Description = "With --server: the revision at this label, such as canary. Without it live, or canary for its share of documents.", HelpName = "LABEL" };
        var records = new Option<string[]>("--record") { Description = "Only records of this type; may be given several times.", HelpName = "NAME", DefaultValueFactory = _ => [] };
        var minimumScore = new Option<double>("--min-score") { Description = "Leave out records with a lower score, 0 to 1.", HelpName = "SCORE" };
        SharedOptions.Bound(minimumScore, 0, 1, "--min-score takes a number from 0 to 1");
        var mediaType = SharedOptions.MediaType();
        var profile = new Option<bool>("--profile") { Description = "Afterwards list on standard error what each rule did: time, documents, places where it was tried, matches." };
        var reference = new Option<string?>("--reference-date") { Description = "The day or moment from which relative dates count: 2026-03-04 or 2026-03-04T10:30. Without it they stay unresolved.", HelpName = "DATE" };
        var files = new Argument<string[]>("FILE") { Description = "Documents or folders of them; - reads standard input.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "run",
            """
            Applies rules to documents and prints the records.

            A .json file is read as JSON and a .html file as HTML; the format of any other is told by its content. A document that cannot be read
            is reported and the others go on; the exit code is then 1.

            Examples:
              rules run page.txt
              rules run --rules my-rules pages --format jsonl > records.jsonl
              rules run --server http://127.0.0.1:50061 page.txt
              rules run --server http://127.0.0.1:50061 --rule-set news --label canary page.txt
              rules run --rules my-rules pages --profile > records.txt
            """)
        {
            rules,
            format,
            server,
            ruleSet,
            label,
            records,
            minimumScore,
            mediaType,
            reference,
            profile,
            files,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new ExtractionOptions { Records = [.. parsed.GetValue(records) ?? []], MinimumScore = parsed.GetValue(minimumScore), Reference = Moment(parsed.GetValue(reference)) };
            var (rulePaths, documents) = RuleArguments.Split(parsed.GetValue(rules) ?? [], parsed.GetValue(files) ?? []);
            return RunAsync(
                new RunRequest(rulePaths, parsed.GetValue(server), parsed.GetValue(ruleSet), parsed.GetValue(label), options, parsed.GetValue(format), parsed.GetValue(mediaType), parsed.GetValue(profile), documents), cancellation);
        });
        return command;
    }

    internal static DateTime? Moment(string? written) =>
        written is null ? null
        : ReferenceTime.TryParse(written, out var moment) ? moment
        : throw new UsageException($"`{written}` is no date; write it like 2026-03-04 or 2026-03-04T10:30");

    private static async Task<int> RunAsync(RunRequest wanted, CancellationToken cancellation)
    {
        Check(wanted);
        var files = DocumentFiles.Expand(wanted.Paths);
        IDocumentSource? source = wanted.Server is { } server ? ServerSource.Connect(server, wanted.RuleSet, wanted.Label) : InProcessSource.TryCreate(wanted.Rules, wanted.Options.Records, wanted.Profile, Terminal.Error);
        if (source is null)
        {
            return ExitCodes.Findings;
        }

        await using (source)
        {
            await using var output = Console.OpenStandardOutput();
            await using var buffered = new BufferedStream(output);
            var writer = Writer(wanted.Format, buffered);
            using var owned = writer as IDisposable;
            var failed = 0;
            var revision = string.Empty;
            foreach (var file in files)
            {
                if (await DocumentFiles.TryReadAsync(file, wanted.MediaType, Terminal.Error, cancellation) is not { } input)
                {
                    failed++;
                    continue;
                }

                var outcome = await source.ExtractAsync(input, wanted.Options, cancellation);
                revision = outcome.Revision.Length > 0 ? outcome.Revision : revision;
                if (outcome.Fault is { } fault)
                {
                    failed++;
                    await Console.Error.WriteLineAsync($"{file}: {fault}");
                    continue;
                }

                writer.WriteDocument(file, input, outcome.Result);
                await buffered.FlushAsync(cancellation);
            }

            writer.WriteEnd(revision.Length > 0 ? revision : await source.RevisionAsync(cancellation));
            if (wanted.Profile && source is InProcessSource local)
            {
                RuleProfile.Print(Terminal.Error, local.Counts, "times are of every document; the first was gone over once before, uncounted");
            }

            return failed == 0 ? ExitCodes.Ok : ExitCodes.Findings;
        }
    }

    private static void Check(RunRequest wanted)
    {
        if (wanted.Server is not null && wanted.Rules.Length > 0)
        {
            throw new UsageException("--server applies the server's rules; --rules cannot be given with it");
        }

        if (wanted.Server is not null && wanted.Profile)
        {
            throw new UsageException("--profile counts in this process; --server cannot be given with it");
        }

        if (wanted.Server is null && (wanted.RuleSet ?? wanted.Label) is not null)
        {
            throw new UsageException($"{(wanted.RuleSet is null ? "--label" : "--rule-set")} names what a server has; give --server too");
        }

        if (wanted.Paths.Length == 0)
        {
            throw new UsageException("name at least one document, or - for standard input");
        }
    }

    private static IResultWriter Writer(OutputFormat format, Stream output) => format switch
    {
        OutputFormat.Json => new JsonResultWriter(output),
        OutputFormat.Jsonl => new JsonlResultWriter(output),
        _ => new TextResultWriter(Terminal.Out),
    };

    /// <summary>What the command line asks for.</summary>
    private sealed record RunRequest(string[] Rules, string? Server, string? RuleSet, string? Label, ExtractionOptions Options, OutputFormat Format, string? MediaType, bool Profile, string[] Paths);
}
