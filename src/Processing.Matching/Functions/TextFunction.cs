using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class TextFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "text",
        "A value as text, as it is printed.",
        [Required("value")],
        Type(ValueKind.Text),
        [
            new FunctionExample("text(12.50)", "12.5"),
            new FunctionExample("text(date(gregorian, 2014))", "2014"),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) => At(arguments, 0) switch
    {
        Value.Text { As: ValueKind.Text } text => text,
        { } value => new Value.Text(ValueFormatter.ToScalar(value)),
        null => null,
    };
}
