using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class FoldFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "fold",
        "A text in the form in which texts are compared: one form of each letter and digit, lower case.",
        [Required("text", Texts)],
        Type(ValueKind.Text),
        [
            new FunctionExample("fold(\"KABUL\")", "kabul"),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) => At(arguments, 0) switch
    {
        Value.Text { As: ValueKind.Text } text when Folding.IsFolded(text.Content) => text,
        { } when TextAt(arguments, 0) is { } text => new Value.Text(Folding.Fold(text)),
        _ => null,
    };
}
