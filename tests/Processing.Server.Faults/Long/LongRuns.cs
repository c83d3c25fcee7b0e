using System.Collections.Immutable;

namespace Processing.Server.Faults.Long;

/// <summary>All commands.</summary>
internal static class LongRuns
{
    public static ImmutableArray<LongRun> All { get; } =
    [
        new("evil", [1], "how the time of evil patterns grows with their text", Of(("seconds", 20)), EvilPatternRun.RunAsync),
        new("stops", [9], "how soon the engine stops when it is told to", Of(("times", 100)), StopRun.RunAsync),
        new("floods", [11], "floods of frames on one connection while another calls", Of(("seconds", 60)), FloodRun.RunAsync),
        new("cancel-storm", [15], "callers that leave in the middle of their calls, in every way", Of(("times", 10_000)), StormRun.RunAsync),
        new("calls", [17], "random calls of every method", Of(("times", 100_000), ("seed", 1)), CallRun.RunAsync),
        new("moves", [18], "a label that moves under full load", Of(("times", 1_000), ("callers", 8), ("minutes", 30)), MoveRun.RunAsync),
        new("activation", [18], "how soon servers answer by a large revision once a label moved to it", Of(("rules", 10_000), ("nodes", 3), ("times", 20)), ActivationRun.RunAsync),
        new("servers", [19], "two servers on one PostgreSQL, each killed, and the database", Of(("times", 9)), RegistryRun.RunAsync),
        new("overload", [21], "three times more than the server can do", Of(("seconds", 60)), OverloadRun.RunAsync),
        new("shares", [], "how much of the server's CPU is the engine's", Of(("seconds", 20), ("sizes", 3)), ShareRun.RunAsync),
        new("soak", [], "all kinds of traffic for a long time", Of(("minutes", 30)), SoakRun.RunAsync),
    ];

    private static Dictionary<string, double> Of(params (string Name, double Value)[] numbers) => numbers.ToDictionary(number => number.Name, number => number.Value, StringComparer.Ordinal);
}
