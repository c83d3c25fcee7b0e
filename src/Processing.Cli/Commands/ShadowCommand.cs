using System.CommandLine;
using Processing.Cli.Output;
using Processing.Cli.Publishing;
using Processing.Client;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules shadow</c>: tells how a shadow revision does beside the live one.</summary>
internal static class ShadowCommand
{
    public static Command Create()
    {
        var (server, ruleSet, format) = (RegistryOptions.Server(), RegistryOptions.RuleSet(), RegistryOptions.Format());
        var command = new Command(
            "shadow",
            """
            Tells how the shadow revision of a rule set does beside the live one, on one server.

            `rules label shadow REVISION` starts a shadow: it runs on the documents of callers, and nobody gets its records.
            The JSON form has the last documents that differed, with the records.

            Example:
              rules shadow --rule-set visits
            """)
        {
            server,
            ruleSet,
            format,
        };
        command.SetAction((parsed, cancellation) => RegistryCall.RunAsync(
            parsed.GetValue(server) ?? "", client => RunAsync(client, parsed.GetValue(ruleSet) ?? "", parsed.GetValue(format), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(RuleSetClient client, string ruleSet, RegistryFormat format, CancellationToken cancellation)
    {
        var report = await client.GetShadowReportAsync(ruleSet, cancellation);
        if (format == RegistryFormat.Json)
        {
            RegistryCall.Print(report);
            return ExitCodes.Ok;
        }

        Terminal.Out.WriteLine($"live    {report.LiveRevision}");
        Terminal.Out.WriteLine($"shadow  {report.ShadowRevision}");
        Terminal.Out.WriteLine($"{RegistryCall.Count(report.Compared, "document")} compared, {report.Differing} differ{(report.Differing == 1 ? "s" : "")}; {RegistryCall.Count(report.AddedRecords, "record")} more, {report.RemovedRecords} fewer");
        Terminal.Out.WriteLine($"{report.Unfinished} unfinished, {report.Dropped} of {report.Offered} dropped because too many waited");
        return ExitCodes.Ok;
    }
}
