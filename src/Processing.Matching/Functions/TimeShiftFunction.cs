using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class TimeShiftFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "time_shift",
        "The day that is some days, weeks, months or years from another, or the moment that is some hours, minutes or seconds from it; before it where the amount is negative. Counted from the moment of reference unless a day or moment is given; absent without any.",
        [Required("amount", Numbers), UnitOfTime("second", "minute", "hour", "day", "week", "month", "year"), Optional("from", Texts)],
        Type(ValueKind.Text),
        [
            new FunctionExample("time_shift(1, day, \"2016-11-07\")", "2016-11-08"),
            new FunctionExample("time_shift(-2, week, \"2016-11-07T10:20:00\")", "2016-10-24"),
            new FunctionExample("time_shift(90, minute, \"2016-11-07T10:20:00\")", "2016-11-07T11:50:00"),
            new FunctionExample("time_shift(1, month, \"2016-01-31\")", "2016-02-29"),
            new FunctionExample("time_shift(1, day, \"soon\")", ""),
        ],
        Evaluate)
    {
        DefaultsToReference = true,
    };

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (IntegerAt(arguments, 0) is not { } amount || MomentAt(arguments, 2) is not { } from || Math.Abs(amount) > 10_000 || from.Year is < 1000 or > 8000)
        {
            return null;
        }

        var unit = TextAt(arguments, 1);
        var day = unit switch
        {
            "day" => from.Date.PlusDays(amount),
            "week" => from.Date.PlusWeeks(amount),
            "month" => from.Date.PlusMonths(amount),
            "year" when from.Year + amount is > 0 and < 9000 => from.Date.PlusYears(amount),
            _ => default(LocalDate?),
        };
        if (day is { } found)
        {
            return new Value.Text(LocalDatePattern.Iso.Format(found));
        }

        var moment = unit switch
        {
            "hour" => from.PlusHours(amount),
            "minute" => from.PlusMinutes(amount),
            "second" => from.PlusSeconds(amount),
            _ => default(LocalDateTime?),
        };
        return moment is { } reached ? new Value.Text(LocalDateTimePattern.ExtendedIso.Format(reached)) : null;
    }
}
