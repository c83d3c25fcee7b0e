using System.Collections.Immutable;

namespace Processing.Server.Faults.Long;

/// <summary>All commands.</summary>
internal static class LongRuns
{
    public static ImmutableArray<LongRun> All { get; } =
    [
        new("evil", [1], "how the time of evil patterns grows with their text", Of(("seconds", 20)), EvilPatternRun.RunAsync),
    ];

    private static Dictionary<string, double> Of(params (string Name, double Value)[] numbers) => numbers.ToDictionary(number => number.Name, number => number.Value, StringComparer.Ordinal);
}
