using System.Collections.Immutable;

namespace Processing.Rules.Diagnostics;

/// <summary>Ids that were given once. They stand in old logs and silencings, so no other diagnostic may have them.</summary>
public static class RetiredDiagnostics
{
    /// <summary>The ids, each with what became of it, in words that follow "it".</summary>
    public static ImmutableSortedDictionary<string, string> All { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("DP2088", "said that no reader filled zones by `css` yet; now one does"),
        ]);
}
