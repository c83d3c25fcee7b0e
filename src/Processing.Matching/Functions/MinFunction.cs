using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class MinFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "min",
        "The smaller of two values that can be compared, the first where they are equal; the other where one is absent.",
        [Optional("a"), Optional("b")],
        null,
        [
            new FunctionExample("min(2, 10)", "2"),
            new FunctionExample("min(date(gregorian, 2014), date(gregorian, 2013))", "2013"),
        ],
        Evaluate)
    {
        Kinship = ArgumentKinship.Ordered,
    };

    private static Value? Evaluate(ImmutableArray<Value?> arguments) => (At(arguments, 0), At(arguments, 1)) switch
    {
        ({ } a, { } b) => ValueComparison.Compare(a, b) is { } order ? (order <= 0 ? a : b) : null,
        var (a, b) => a ?? b,
    };
}
