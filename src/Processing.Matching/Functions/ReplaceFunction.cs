using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class ReplaceFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "replace",
        "A text in which each place that is exactly the second text is replaced by the third.",
        [Required("text", Texts), Required("from", ValueKind.Text), Required("to", ValueKind.Text)],
        Type(ValueKind.Text),
        [
            new FunctionExample("replace(\"a-b-c\", \"-\", \" \")", "a b c"),
            new FunctionExample("replace(\"abc\", \"\", \"x\")", "abc"),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) =>
        TextAt(arguments, 0) is { } text && TextAt(arguments, 1) is { } from && TextAt(arguments, 2) is { } to
            ? new Value.Text(from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal))
            : null;
}
