using System.CommandLine;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Server.Hosting;
using Processing.Server.Registry;
using Processing.Server.RuleSets;

namespace Processing.Cli.Commands;

/// <summary><c>rules serve</c>: offers rules to other programs by gRPC.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var rules = SharedOptions.Rules();
        var address = new Option<string?>("--address") { Description = "Where to listen. Default http://127.0.0.1:50061, reachable from this machine only; port 0 takes a free one.", HelpName = "ADDRESS" };
        var data = new Option<string?>("--data") { Description = "A folder for a registry of rule sets, to which `rules push` publishes; see docs/operations/rule-sets.md.", HelpName = "FOLDER" };
        var settings = new Option<string?>("--settings") { Description = "A JSON file with settings; see docs/operations/settings.md.", HelpName = "FILE" };
        var command = new Command(
            "serve",
            """
            Offers rules to other programs by gRPC.

            Listens on the loopback address without encryption until it is told to stop (Ctrl+C or SIGTERM); calls that run then have
            5 seconds to end. Prints its address once it listens, and its log to standard error.

            Examples:
              rules serve
              rules serve --rules my-rules --address http://127.0.0.1:6000
              rules serve --data /var/lib/rules
            """)
        {
            rules,
            address,
            data,
            settings,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(rules) ?? [], parsed.GetValue(address), parsed.GetValue(data), parsed.GetValue(settings), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] rules, string? address, string? data, string? settingsFile, CancellationToken cancellation)
    {
        if (settingsFile is not null && !File.Exists(settingsFile))
        {
            throw new UsageException($"there is no settings file `{settingsFile}`");
        }

        var engine = EngineSettings.Load(settingsFile);
        if (RuleSelection.Load(rules).TryReady(engine, Terminal.Error) is not { } ruleSet)
        {
            return ExitCodes.Findings;
        }

        var catalogue = new RuleSetCatalogue();
        catalogue.Set(ruleSet);

        try
        {
            await using var host = ServerHost.Create(new ServerHostOptions
            {
                RuleSets = catalogue,
                Engine = engine,
                SettingsFile = settingsFile,
                Arguments =
                [
                    .. address is null ? Array.Empty<string>() : [$"--{ServerSettings.Section}:address={address}"],
                    .. data is null ? Array.Empty<string>() : [$"--{RegistrySettings.Section}:data_folder={data}"],
                ],
                Logging = ServerLogging.ToStandardError,
            });
            using var signals = new StopSignals();
            await host.StartAsync(cancellation);
            await Console.Out.WriteLineAsync($"listening on {host.Address.ToString().TrimEnd('/')}");
            await host.WaitForShutdownAsync(cancellation);
            return ExitCodes.Ok;
        }
        catch (IOException unable)
        {
            throw new UsageException(unable.Message);
        }
    }
}
