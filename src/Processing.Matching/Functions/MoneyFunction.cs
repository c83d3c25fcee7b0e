using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class MoneyFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "money",
        "An amount of money; the currency is its ISO 4217 code, three capital letters.",
        [Required("value", Numbers), Required("currency", ValueKind.Text) with { CodeOf = ValueKind.Money }],
        Type(ValueKind.Money),
        [
            new FunctionExample("money(1500, \"USD\")", "1500 USD"),
            new FunctionExample("money(\"1,500.50\", \"USD\")", "1500.5 USD"),
            new FunctionExample("money(1500, \"$\")", ""),
        ],
        Evaluate);

    private static Value.Quantity? Evaluate(ImmutableArray<Value?> arguments) =>
        NumberAt(arguments, 0) is { } amount && TextAt(arguments, 1) is { } currency && ValueText.IsCurrency(currency)
            ? new Value.Quantity(amount, null, null, currency, false, ValueKind.Money)
            : null;
}
