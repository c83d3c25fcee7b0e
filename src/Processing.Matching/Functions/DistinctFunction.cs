using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class DistinctFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "distinct",
        "A list without items that equal an earlier one; texts are equal when they are after folding.",
        [Required("list")],
        null,
        [
            new FunctionExample("distinct(list(\"a\", \"b\", \"A\"))", "[a, b]"),
        ],
        Evaluate)
    {
        ReturnsList = true,
    };

    private static Value.List Evaluate(ImmutableArray<Value?> arguments)
    {
        var known = new KnownValues();
        var items = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in ItemsAt(arguments, 0))
        {
            if (known.Add(item))
            {
                items.Add(item);
            }
        }

        return new Value.List(items.DrainToImmutable());
    }
}
