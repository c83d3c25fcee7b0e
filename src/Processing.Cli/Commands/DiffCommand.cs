using System.Collections.Immutable;
using System.CommandLine;
using Processing.Cli.Comparing;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Symbols;
using Processing.Server.Hosting;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules diff</c>: what a change of rules changes, in their records and in what they give for documents.</summary>
internal static class DiffCommand
{
    private const int ShownByDefault = 10;

    public static Command Create()
    {
        var old = new Argument<string>("OLD") { Description = "The older rules, a file or folder." };
        var now = new Argument<string>("NEW") { Description = "The newer rules, a file or folder." };
        var corpus = new Option<string[]>("--corpus", "-c") { Description = "Documents or folders of them to compare the results on.", HelpName = "PATH…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var oldPackages = new Option<string?>("--old-packages") { Description = "The folder of packages that OLD imports from, such as the `rules` of an older checkout. Without it OLD is compiled with those of this program, as NEW is.", HelpName = "FOLDER" };
        var failOn = SharedOptions.Choice<DifferenceFinding>("--fail-on", "-e", "What is a finding, with exit code 1: breaking for a change of the schema that breaks clients, lost also for records that are gone or changed, any for every difference, nothing for none.");
        var show = new Option<int>("--show") { Description = $"Most records of one rule that text lists; json has all. Without it {ShownByDefault}.", HelpName = "NUMBER", DefaultValueFactory = _ => ShownByDefault };
        SharedOptions.Bound(show, 0, int.MaxValue, "--show takes a number from 0 on");
        var mediaType = SharedOptions.MediaType();
        var reference = new Option<string?>("--reference-date") { Description = "The day or moment from which relative dates count, as for `rules run`.", HelpName = "DATE" };
        var format = SharedOptions.Choice<DifferenceFormat>("--format", "-f", "text for people, json for machines.");
        var command = new Command(
            "diff",
            """
            Says what a change of rules changes.

            Compares the records of two rule sets as `rules schema --against` does and, with --corpus, what they give for documents: records that
            are added, removed or changed, with their places, by rule. A document that cannot be read is reported and the others go on; the exit
            code is then 1. To compare with a revision of git, check it out beside: git worktree add ../before HEAD~1

            Examples:
              rules diff released/my-rules my-rules
              rules diff released/my-rules my-rules --corpus pages
              rules diff released/my-rules my-rules --corpus pages --fail-on lost
              rules diff before/my-rules my-rules --old-packages before/rules
              rules diff released/my-rules my-rules --corpus pages --format json > difference.json
            """)
        {
            old,
            now,
            oldPackages,
            corpus,
            failOn,
            show,
            mediaType,
            reference,
            format,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new DiffRequest(
                parsed.GetRequiredValue(old),
                parsed.GetRequiredValue(now),
                parsed.GetValue(oldPackages),
                parsed.GetValue(corpus) ?? [],
                parsed.GetValue(failOn),
                parsed.GetValue(show),
                parsed.GetValue(mediaType),
                parsed.GetValue(format),
                ExtractionOptions.Default with { Reference = RunCommand.Moment(parsed.GetValue(reference)) }),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(DiffRequest wanted, CancellationToken cancellation)
    {
        var files = DocumentFiles.Expand(wanted.Corpus);
        var settings = EngineSettings.Load(null);

        // Without numbers of its own the newer one is taken for the next revision of the author who numbered the older.
        if (RuleRevision.TryLoad(wanted.Old, wanted.OldPackages, NumberMap.Empty, settings, Terminal.Error, cancellation) is not { } before
            || RuleRevision.TryLoad(wanted.New, null, before.Schema.Numbers, settings, Terminal.Error, cancellation) is not { } after)
        {
            return ExitCodes.Findings;
        }

        var schema = SchemaDifference.Between(before.Schema, after.Schema, after.Compilation.Files[0].Tree.Text);
        var difference = await CompareAsync(wanted, schema, before.Engine(settings), after.Engine(settings), files, cancellation);
        if (wanted.Format == DifferenceFormat.Json)
        {
            await using var output = Console.OpenStandardOutput();
            DifferenceJson.Write(output, difference);
        }
        else
        {
            new DifferenceText(Terminal.Out, wanted.Show).Write(difference);
            NotePackages(wanted, before.Compilation);
        }

        return difference.NotCompared > 0 || IsFinding(wanted.FailOn, difference) ? ExitCodes.Findings : ExitCodes.Ok;
    }

    private static async Task<RuleDifference> CompareAsync(
        DiffRequest wanted, SchemaDifference schema, ExtractionEngine before, ExtractionEngine after, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var documents = ImmutableArray.CreateBuilder<ComparedDocument>();
        var (compared, notCompared, unchanged) = (0, 0, 0);
        foreach (var file in files)
        {
            if (await DocumentFiles.TryReadAsync(file, wanted.MediaType, Terminal.Error, cancellation) is not { } input)
            {
                notCompared++;
                continue;
            }

            ExtractionResult[] results = [before.Extract(input, wanted.Options, null, cancellation), after.Extract(input, wanted.Options, null, cancellation)];
            if (Array.Find(results, result => result.Error is not null || result.Truncation is not null) is { } unfinished)
            {
                // Half a result would show as records that are gone.
                Terminal.Error.WriteLine(unfinished is { Truncation: { } limit } ? $"{file}: not compared, since the limit {TextResultWriter.NameOf(limit)} was reached" : $"{file}: {unfinished.Error?.Id}: {unfinished.Error?.Message}");
                notCompared++;
                continue;
            }

            var difference = RuleDifference.Compare(file, results[0], results[1]);
            compared++;
            unchanged += difference.Unchanged;
            if (!difference.IsEmpty)
            {
                documents.Add(new ComparedDocument(input, difference));
            }
        }

        return new RuleDifference(schema, documents.ToImmutable(), compared, notCompared, unchanged);
    }

    // What a package of the program changed since is in no difference.
    private static void NotePackages(DiffRequest wanted, RuleCompilation before)
    {
        string[] imported = [.. before.Files.Where(file => file.Origin == FileOrigin.Root).SelectMany(file => file.Imports).Select(import => string.Join('.', import.Path.Items.Select(part => part.Text)))
            .Intersect(before.Files.Where(file => file.Origin == FileOrigin.Library).Select(file => file.PackageName)).Order(StringComparer.Ordinal)];
        if (wanted.OldPackages is null && imported.Length > 0)
        {
            Terminal.Error.WriteLine($"note: both sides were compiled with {string.Join(", ", imported.Select(name => $"`{name}`"))} of this program; --old-packages names the folder that OLD was written against");
        }
    }

    private static bool IsFinding(DifferenceFinding failOn, RuleDifference difference) => failOn switch
    {
        DifferenceFinding.Nothing => false,
        DifferenceFinding.Breaking => !difference.Schema.Breaking.IsEmpty,
        DifferenceFinding.Lost => !difference.Schema.Breaking.IsEmpty || difference.Removed + difference.Changed > 0,
        _ => !difference.Schema.Breaking.IsEmpty || !difference.Schema.Added.IsEmpty || !difference.Schema.Removed.IsEmpty || !difference.Documents.IsEmpty,
    };

    /// <summary>What the command line asks for.</summary>
    private sealed record DiffRequest(string Old, string New, string? OldPackages, string[] Corpus, DifferenceFinding FailOn, int Show, string? MediaType, DifferenceFormat Format, ExtractionOptions Options);
}
