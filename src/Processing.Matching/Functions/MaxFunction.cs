using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class MaxFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "max",
        "The greater of two values that can be compared, the first where they are equal; the other where one is absent.",
        [Optional("a"), Optional("b")],
        null,
        [
            new FunctionExample("max(2, 10)", "10"),
            new FunctionExample("max(date(gregorian, 2014), date(gregorian, 2013))", "2014"),
        ],
        Evaluate)
    {
        Kinship = ArgumentKinship.Ordered,
    };

    private static Value? Evaluate(ImmutableArray<Value?> arguments) => (At(arguments, 0), At(arguments, 1)) switch
    {
        ({ } a, { } b) => ValueComparison.Compare(a, b) is { } order ? (order >= 0 ? a : b) : null,
        var (a, b) => a ?? b,
    };
}
