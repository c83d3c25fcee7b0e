using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Processing.Cli.Output;
using Processing.Client;
using Processing.Protocol;
using Spectre.Console;

namespace Processing.Cli.Publishing;

/// <summary>Calls the rule set service of a server, and makes lines and exit codes of what it refuses.</summary>
internal static class RegistryCall
{
    private const int ShortestPrefix = 6;
    private const string ApiKeyVariable = "RULES_API_KEY";
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(true).WithPreserveProtoFieldNames(true));

    /// <summary>Calls.</summary>
    /// <param name="server">Address of the server.</param>
    /// <param name="call">The call; what it gives is the exit code.</param>
    /// <exception cref="UsageException">The address is none, the server does not answer, or it knows nothing of what was named.</exception>
    public static async Task<int> RunAsync(string server, Func<RuleSetClient, Task<int>> call)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new UsageException($"`{server}` is no server address; write it like http://127.0.0.1:50061");
        }

        // Not an option: a command line is seen by every user of the machine.
        using var client = RuleSetClient.Connect(server, new ExtractionClientOptions { ApiKey = Environment.GetEnvironmentVariable(ApiKeyVariable) });
        try
        {
            return await call(client);
        }
        catch (ExtractionException refusal) when (refusal.StatusCode == StatusCode.Unavailable && refusal.Reason.Length == 0)
        {
            throw new UsageException($"the server at {server} does not answer: {refusal.Message}");
        }
        catch (ExtractionException refusal) when (refusal.Reason == RuleSetReasons.RulesInvalid)
        {
            foreach (var diagnostic in refusal.Diagnostics)
            {
                Terminal.Error.WriteLine($"{diagnostic.Place}: {diagnostic.Id}: {diagnostic.Message}");
            }

            Terminal.Error.WriteLine("rules: the package does not compile; nothing was stored");
            return ExitCodes.Findings;
        }
        catch (ExtractionException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.NotFound)
        {
            throw new UsageException(refusal.Message);
        }
        catch (ExtractionException refusal)
        {
            Terminal.Error.WriteLine($"rules: {refusal.Message} ({refusal.Reason})");
            return ExitCodes.Findings;
        }
    }

    /// <summary>The full name of a revision of which the beginning was written.</summary>
    /// <exception cref="UsageException">No revision begins so, or several do.</exception>
    public static async Task<string> ExpandAsync(RuleSetClient client, string ruleSet, string written, CancellationToken cancellation)
    {
        if (written.Length == 64)
        {
            return written;
        }

        if (written.Length < ShortestPrefix)
        {
            throw new UsageException($"write at least the first {ShortestPrefix} digits of the revision");
        }

        var found = new List<string>();
        await foreach (var revision in client.ListRevisionsAsync(ruleSet, cancellation))
        {
            if (revision.Revision_.StartsWith(written, StringComparison.Ordinal))
            {
                found.Add(revision.Revision_);
            }
        }

        return found switch
        {
            [var one] => one,
            [] => throw new UsageException($"the rule set `{ruleSet}` has no revision that begins with `{written}`"),
            _ => throw new UsageException($"{found.Count} revisions of `{ruleSet}` begin with `{written}`; write more of it"),
        };
    }

    /// <summary>Prints an answer as JSON.</summary>
    public static void Print(IMessage answer) => Terminal.Out.WriteLine(Json.Format(answer));

    /// <summary>A number of things, such as <c>1 test</c> or <c>2 tests</c>.</summary>
    public static string Count(ulong number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    /// <summary>A share as people write it, such as <c>12.5 %</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");
}
