using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class TimeFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "time",
        "The time of day that a text writes in digits of any script, as hours, minutes and perhaps seconds of a day of 24 hours with a colon between them.",
        [Required("text", Texts)],
        Type(ValueKind.Time),
        [
            new FunctionExample("time(\"8:30\")", "08:30"),
            new FunctionExample("time(\"۰۸:۳۰:۱۵\")", "08:30:15"),
            new FunctionExample("time(\"24:30\")", ""),
            new FunctionExample("time(\"noon\")", ""),
        ],
        Evaluate);

    private static Value? Evaluate(ImmutableArray<Value?> arguments) =>
        TextAt(arguments, 0) is { } text ? ValueText.ReadWritten(text, ValueKind.Time) : null;
}
