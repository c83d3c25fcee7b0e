using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class PadFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "pad",
        "A whole number of 0 or more in digits of 0 to 9, with zeros before it up to a length of 1 to 20.",
        [Required("number", Numbers), Between(Required("length", Numbers), 1, 20)],
        Type(ValueKind.Text),
        [
            new FunctionExample("pad(7, 2)", "07"),
            new FunctionExample("pad(\"۱۲\", 2)", "12"),
            new FunctionExample("pad(1.5, 2)", ""),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) =>
        IntegerAt(arguments, 0) is >= 0 and { } number && IntegerAt(arguments, 1) is >= 1 and <= 20 and { } length
            ? new Value.Text(number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0'))
            : null;
}
