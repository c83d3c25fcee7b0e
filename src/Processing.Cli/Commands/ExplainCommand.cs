using System.CommandLine;
using System.Globalization;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Rules.Analysis;
using Processing.Rules.Diagnostics;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules explain</c>: prints the page of a diagnostic, or why a document gave what it gave.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var rules = SharedOptions.Rules();
        var at = new Option<string?>("--at") { Description = "Only what stands at this place of the document, both counted from 1, columns in code points.", HelpName = "LINE:COL" };
        var rule = new Option<string?>("--rule") { Description = "Only this rule, by its full name, or without its package where one alone has it.", HelpName = "NAME" };
        var whyNot = new Option<bool>("--why-not") { Description = "Tell how far attempts got that gave no record; with --rule or --at." };
        var format = new Option<ExplainFormat>("--format", "-f") { Description = "text for people, json for machines.", DefaultValueFactory = _ => ExplainFormat.Text };
        var mediaType = SharedOptions.MediaType();
        var reference = new Option<string?>("--reference-date") { Description = "The day or moment from which relative dates count, as for `rules run`.", HelpName = "DATE" };
        var what = new Argument<string[]>("ID or FILE") { Description = "The id of a diagnostic, such as DP2001, or a document; - reads standard input.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "explain",
            """
            Prints what a diagnostic means, or why a document gave the records it gave, and why not others.

            What looks like the id of a diagnostic is one; a file of such a name is written ./DP2001.

            Examples:
              rules explain DP2001
              rules explain page.txt --rules my-rules
              rules explain page.txt --rules my-rules --at 3:14
              rules explain page.txt --rules my-rules --why-not --rule meeting
              rules explain page.txt --rules my-rules --why-not --at 3:14 --format json
            """)
        {
            rules,
            at,
            rule,
            whyNot,
            format,
            mediaType,
            reference,
            what,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (rulePaths, named) = RuleArguments.Split(parsed.GetValue(rules) ?? [], parsed.GetValue(what) ?? []);
            if (named is not [var only])
            {
                throw new UsageException("name the id of a diagnostic, such as DP2001, or one document");
            }

            if (IsId(only))
            {
                return Task.FromResult(PrintPage(only, rulePaths.Length > 0 || parsed.GetValue(at) is not null || parsed.GetValue(rule) is not null || parsed.GetValue(whyNot)));
            }

            if (only != "-" && !File.Exists(only))
            {
                throw new UsageException(Directory.Exists(only) ? $"`{only}` is a folder; name one document" : $"there is no file `{only}`, and it is no id of a diagnostic, such as DP2001");
            }

            var wanted = new ExplainOrder(rulePaths, only, parsed.GetValue(mediaType), parsed.GetValue(at), parsed.GetValue(rule), parsed.GetValue(whyNot), parsed.GetValue(format), parsed.GetValue(reference));
            return DocumentExplanationRun.RunAsync(wanted, cancellation);
        });
        return command;
    }

    private static bool IsId(string word) =>
        word.Trim() is ['D' or 'd', 'P' or 'p', _, ..] id && int.TryParse(id[2..], NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static int PrintPage(string id, bool isForDocument)
    {
        if (isForDocument)
        {
            throw new UsageException($"`{id}` is the id of a diagnostic, which takes no such options; write ./{id} for a document of that name");
        }

        var wanted = id.Trim().ToUpperInvariant();
        if (DiagnosticPages.Find(wanted) is not { } page)
        {
            if (RetiredDiagnostics.All.TryGetValue(wanted, out var why))
            {
                throw new UsageException($"`{id}` is no longer given: it {why}");
            }

            var near = NearIds.Of(wanted, DiagnosticPages.Ids);
            throw new UsageException($"there is no diagnostic `{id}`; near it are {string.Join(", ", near)}");
        }

        Terminal.Out.WriteLine(page.TrimEnd());
        if (File.Exists(id))
        {
            Terminal.Error.WriteLine($"There is a file of that name too; write ./{id} to have it explained.");
        }

        return ExitCodes.Ok;
    }
}
