using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class SumFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "sum",
        "The sum of the numbers of a list. Absent for an empty list, where an item is no number, and where it has more than 28 digits.",
        [Required("list") with { Items = Numbers }],
        Type(ValueKind.Decimal),
        [
            new FunctionExample("sum(list(2, 0.5, \"۳\"))", "5.5"),
            new FunctionExample("sum(list(2, \"many\"))", ""),
        ],
        Evaluate);

    private static Value? Evaluate(ImmutableArray<Value?> arguments)
    {
        var items = ItemsAt(arguments, 0);
        Value? sum = items.IsEmpty ? null : new Value.Decimal(0);
        for (var i = 0; i < items.Length && sum is not null; i++)
        {
            sum = NumberAt([items[i]], 0) is { } number ? Arithmetic.Compute(BinaryOperator.Add, sum, new Value.Decimal(number)) : null;
        }

        return sum;
    }
}
