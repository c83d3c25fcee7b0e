using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class ListFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "list",
        "A list of values of one type in order; lists among them are flattened and absent values left out. Absent when nothing is left.",
        UpToEight(),
        null,
        [
            new FunctionExample("list(\"a\", \"b\")", "[a, b]"),
            new FunctionExample("list(list(\"a\", \"b\"), \"c\")", "[a, b, c]"),
        ],
        Evaluate)
    {
        ReturnsList = true,
        Kinship = ArgumentKinship.Items,
    };

    private static Value.List? Evaluate(ImmutableArray<Value?> arguments)
    {
        var items = ImmutableArray.CreateBuilder<Value>();
        for (var index = 0; index < arguments.Length; index++)
        {
            items.AddRange(ItemsAt(arguments, index));
        }

        return items.Count == 0 ? null : new Value.List(items.DrainToImmutable());
    }
}
