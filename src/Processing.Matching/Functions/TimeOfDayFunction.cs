using System.Collections.Immutable;
using NodaTime;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class TimeOfDayFunction
{
    private const int SecondsOfHour = 3_600;
    private const int HalfDay = 12 * SecondsOfHour;

    public static FunctionDefinition Definition { get; } = new(
        "time_of_day",
        "A time of day in the notation of TIMEX3, from the seconds since midnight as a clock of twelve hours or of 24 shows them, and the half of the day: `am`, `pm`, or `open` where nothing says which, marked by `?` for hours up to 12.",
        [Between(Required("seconds", Numbers), 0, 86_400), new FunctionParameter("half", [ValueKind.Text], false, ["am", "pm", "open"])],
        Type(ValueKind.Text),
        [
            new FunctionExample("time_of_day(12600, pm)", "T15:30"),
            new FunctionExample("time_of_day(43200, am)", "T00"),
            new FunctionExample("time_of_day(12600, open)", "T03:30?"),
            new FunctionExample("time_of_day(54020, open)", "T15:00:20"),
            new FunctionExample("time_of_day(90000, am)", ""),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (IntegerAt(arguments, 0) is not (>= 0 and <= 24 * SecondsOfHour and { } seconds) || TextAt(arguments, 1) is not { } half)
        {
            return null;
        }

        seconds = (half, seconds) switch
        {
            ("pm", < HalfDay) => seconds + HalfDay,
            ("am", >= HalfDay and < HalfDay + SecondsOfHour) => seconds - HalfDay,
            _ => seconds % (24 * SecondsOfHour),
        };
        var time = LocalTime.FromSecondsSinceMidnight(seconds);
        var text = time.ToString(time.Second > 0 ? "'T'HH:mm:ss" : time.Minute > 0 ? "'T'HH:mm" : "'T'HH", System.Globalization.CultureInfo.InvariantCulture);
        return new Value.Text(half == "open" && time.Hour is >= 1 and <= 12 ? text + "?" : text);
    }
}
