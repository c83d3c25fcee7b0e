using System.Collections.Immutable;
using System.Text;
using Google.Protobuf;
using Processing.Client;
using Processing.Rules.V1;

namespace Processing.Server.Tests.Registry;

/// <summary>Small packages of rules.</summary>
internal static class Packages
{
    /// <summary>Finds `visit PLACE`; every number makes a rule of its own, so that a record tells which revision gave it.</summary>
    public static string Rules(int number) => $"""
        package visits

        record Visit
          place: text

        rule visit-{number} -> Visit
          match "visit" place:(word)
          score 0.9

        test "a visit"
          given
            > visit rome
          expect Visit place: "rome"

        """;

    /// <summary>The full name of the only rule of such a package.</summary>
    public static string RuleOf(int number) => $"visits.visit-{number}";

    public static string Failing => Rules(1).Replace("place: \"rome\"", "place: \"paris\"", StringComparison.Ordinal);

    public static string Broken => Rules(1).Replace("-> Visit", "-> Vist", StringComparison.Ordinal);

    public static ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> Files(string rules) => [KeyValuePair.Create("visits.rules", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(rules))];

    /// <summary>Publishes one and gives its name.</summary>
    public static async Task<string> PushAsync(this RuleSetClient client, string rules, string ruleSet = "visits") =>
        (await client.CreateRevisionAsync(new RevisionHeader { RuleSet = ruleSet, Author = "ann" }, Files(rules))).Revision.Revision_;

    /// <summary>Moves a label that must move.</summary>
    public static async Task<MoveLabelResponse> MoveAsync(this RuleSetClient client, string label, string revision, double share = 0, string ruleSet = "visits") =>
        await client.MoveLabelAsync(new MoveLabelRequest { RuleSet = ruleSet, Label = label, Revision = revision, Share = share });

    public static Extraction.V1.Document Document(string text) => new() { Content = ByteString.CopyFromUtf8(text), MediaType = "text/plain" };
}
