using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class EmailFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "email",
        "The e-mail address that a text is: a name, one `@` and a host, without white space.",
        [Required("text", Texts)],
        Type(ValueKind.Email),
        [
            new FunctionExample("email(\"name@example.org\")", "name@example.org"),
            new FunctionExample("email(\"name at example\")", ""),
        ],
        Evaluate);

    private static Value? Evaluate(ImmutableArray<Value?> arguments) =>
        TextAt(arguments, 0) is { } text ? ValueText.ReadWritten(text, ValueKind.Email) : null;
}
