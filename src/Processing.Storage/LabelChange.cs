using System.Security.Cryptography;
using System.Text;

namespace Processing.Storage;

/// <summary>A move of a label that is asked for.</summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Label">The label, a <see cref="RegistryName"/>.</param>
/// <param name="Revision">Where it shall stand; null to take it away.</param>
public sealed record LabelChange(string RuleSet, string Label, string? Revision)
{
    /// <summary>The share of traffic.</summary>
    public TrafficShare Share { get; init; }

    /// <summary>The version that the label must have for the move to happen, 0 for a label that must not be there; null for any.</summary>
    public long? Expected { get; init; }

    /// <summary>The caller's name for this request: a second one of the same name changes nothing and has the same answer. Empty for none.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>For a rollback, <see cref="LabelMove.Position"/> of the move that it goes back to.</summary>
    public long? Position { get; init; }

    /// <summary>Who moves it.</summary>
    public string Author { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A hash of all that is asked for, by which a repeated request is told from another one of the same name.</summary>
    internal string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Label, Revision ?? "-", Share.BasisPoints, Expected?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-", Position is null ? "move" : "rollback"))));
}
