using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class ConcatFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "concat",
        "Values as text, one after the other, without the absent ones.",
        UpToEight(),
        Type(ValueKind.Text),
        [
            new FunctionExample("concat(\"a\", 2, \"b\")", "a2b"),
        ],
        Evaluate);

    private static Value.Text Evaluate(ImmutableArray<Value?> arguments) =>
        new(string.Concat(arguments.Select(argument => argument is null ? "" : ValueFormatter.ToScalar(argument))));
}
