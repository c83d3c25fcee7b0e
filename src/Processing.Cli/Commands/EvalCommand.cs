using System.CommandLine;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Evaluation;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules eval</c>: scores rules on sets of texts with gold.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "List the sets." };
        var set = new Option<string?>("--set", "-s") { Description = "The set, or a part of it by the beginning of its groups' names: recognizers/English/Number.", HelpName = "NAME" };
        var data = new Option<string?>("--data") { Description = "The folder of the sets. Without it, shared/eval beside the checkout.", HelpName = "DIR" };
        var rules = SharedOptions.Rules();
        rules.Description = "Rule files or folders, one or more. Without it the shipped package that the set is about.";
        var errors = new Option<int>("--errors") { Description = "Show this many errors of each group.", HelpName = "N" };
        SharedOptions.Bound(errors, 0, int.MaxValue, "--errors takes a number of 0 or more");
        var format = SharedOptions.Format("text for people, json for machines.");
        var command = new Command(
            "eval",
            """
            Scores rules on sets of texts whose gold was made by others.

            Strict wants the exact place and value; trimmed leaves out blanks at both ends and punctuation at the end of places; span is
            trimmed without the value. A case is one text of the set; a mark is one thing in it.

            Examples:
              rules eval --list
              rules eval --set recognizers/Arabic
              rules eval --set ner-fa/dev --errors 20
              rules eval --set duckling --format json
            """)
        {
            list,
            set,
            data,
            rules,
            errors,
            format,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(parsed.GetValue(list)
            ? List()
            : Run(parsed.GetValue(set), parsed.GetValue(data), parsed.GetValue(rules) ?? [], parsed.GetValue(errors), parsed.GetValue(format), cancellation)));
        return command;
    }

    private static int List()
    {
        foreach (var set in EvaluationCatalogue.All)
        {
            Terminal.Out.WriteLine($"{set.Name,-12}  {set.Description}{(set.Hindrance is { } hindrance ? $" ({hindrance})" : string.Empty)}");
        }

        return ExitCodes.Ok;
    }

    private static int Run(string? wanted, string? data, string[] rules, int errors, OutputFormat format, CancellationToken cancellation)
    {
        if (wanted is null)
        {
            throw new UsageException("name a set with --set; --list shows them");
        }

        var border = wanted.IndexOf('/', StringComparison.Ordinal);
        var (name, prefix) = border < 0 ? (wanted, string.Empty) : (wanted[..border], wanted[(border + 1)..]);
        var set = EvaluationCatalogue.Find(name) ?? throw new UsageException($"there is no set `{name}`; --list shows them");
        if (set.Hindrance is { } hindrance)
        {
            throw new UsageException($"`{name}` cannot be scored: {hindrance}");
        }

        var folder = Path.Combine(EvaluationFolder.Locate(data), name);
        var settings = EngineSettings.Load(null);
        var emitted = Selection(set, rules).Compile(settings).Emit(cancellation);
        if (emitted.Program is not { } program)
        {
            DiagnosticPrinter.Print(Terminal.Error, emitted.Diagnostics);
            return ExitCodes.Findings;
        }

        try
        {
            var engine = new ExtractionEngine(program, new FastExecutor(), settings.Extraction);
            var report = Evaluator.Run(set, set.Read(folder), prefix, engine, TimeProvider.System, cancellation);
            if (report.Groups.IsEmpty)
            {
                throw new UsageException($"`{name}` has no group that begins with `{prefix}`");
            }

            if (format == OutputFormat.Text)
            {
                EvaluationPrinter.Print(Terminal.Out, report, program.Revision, errors);
            }
            else
            {
                EvaluationJson.Print(report, program.Revision, errors);
            }

            return ExitCodes.Ok;
        }
        catch (EvaluationException unreadable)
        {
            Terminal.Error.WriteLine(unreadable.Message);
            return ExitCodes.Findings;
        }
    }

    private static RuleSelection Selection(IEvaluationSet set, string[] rules)
    {
        if (rules.Length > 0)
        {
            return RuleSelection.Load(rules);
        }

        var shipped = RuleSelection.OfShipped(set.RulesFolder);
        return shipped.Roots.Any(file => file.IsRules)
            ? shipped
            : throw new UsageException($"the shipped rules have no package `{set.RulesFolder}` yet; name rules with --rules");
    }
}
