using System.CommandLine;
using Processing.Cli.Commands;

namespace Processing.Cli.Publishing;

/// <summary>Options that the commands about a server's rule sets have in common.</summary>
internal static class RegistryOptions
{
    public static Option<string> Server() => new("--server", "-s")
    {
        Description = "The server; without it http://127.0.0.1:50061.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "http://127.0.0.1:50061",
    };

    public static Option<string> RuleSet() => new("--rule-set")
    {
        Description = "The rule set; without it `default`.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "default",
    };

    public static Option<string> Author() => new("--author")
    {
        Description = "Who does this, for the history; without it the name of the user of this machine.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.UserName,
    };

    public static Option<string> Reason(string name, string description) => new(name, "-m") { Description = description, HelpName = "TEXT", DefaultValueFactory = _ => "" };

    public static Option<RegistryFormat> Format() => SharedOptions.Choice<RegistryFormat>("--format", "-f", "text for people, json for one JSON object.");
}
