using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class IntervalFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "interval",
        "The interval from one date to another of the same calendar and precision, both included. Absent when it ends before it starts.",
        [Required("from", ValueKind.Date), Required("to", ValueKind.Date)],
        Type(ValueKind.Date),
        [
            new FunctionExample("interval(date(gregorian, 2016, 5, 4), date(gregorian, 2016, 7, 9))", "2016-05-04/2016-07-09"),
            new FunctionExample("interval(date(gregorian, 2021), date(gregorian, 2019))", ""),
        ],
        Evaluate);

    private static Value? Evaluate(ImmutableArray<Value?> arguments) =>
        DateAt(arguments, 0) is { Unresolved: null } from && DateAt(arguments, 1) is { Unresolved: null } to
        && from.Calendar == to.Calendar && from.Precision == to.Precision
            ? ToValue(new DateValue(from.Calendar, from.Precision, from.Start, to.End ?? to.Start))
            : null;
}
