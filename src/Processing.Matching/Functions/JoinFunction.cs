using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class JoinFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "join",
        "The items of a list as one text, with a separator between them.",
        [Required("list"), Required("separator", ValueKind.Text)],
        Type(ValueKind.Text),
        [
            new FunctionExample("join(list(\"a\", 2), \", \")", "a, 2"),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) =>
        TextAt(arguments, 1) is { } separator ? new Value.Text(string.Join(separator, ItemsAt(arguments, 0).Select(ValueFormatter.ToScalar))) : null;
}
