using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class UrlFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "url",
        "The web address that a text is: with its scheme, or from `www.` on.",
        [Required("text", Texts)],
        Type(ValueKind.Url),
        [
            new FunctionExample("url(\"https://example.org/a\")", "https://example.org/a"),
            new FunctionExample("url(\"www.example.org\")", "www.example.org"),
            new FunctionExample("url(\"example\")", ""),
        ],
        Evaluate);

    private static Value? Evaluate(ImmutableArray<Value?> arguments) =>
        TextAt(arguments, 0) is { } text ? ValueText.ReadWritten(text, ValueKind.Url) : null;
}
