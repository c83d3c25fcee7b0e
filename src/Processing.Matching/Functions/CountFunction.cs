using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class CountFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "count",
        "Number of items of a list; 1 for a single value and 0 for an absent one.",
        [Optional("list")],
        Type(ValueKind.Integer),
        [
            new FunctionExample("count(list(\"a\", \"b\"))", "2"),
            new FunctionExample("count(\"a\")", "1"),
        ],
        Evaluate);

    private static Value.Integer Evaluate(ImmutableArray<Value?> arguments) => Value.Integer.Of(At(arguments, 0) switch
    {
        Value.List list => list.Items.Length,
        null => 0,
        _ => 1,
    });
}
