using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Processing.Matching.Functions;

/// <summary>All built-in functions, by name.</summary>
public static class FunctionCatalogue
{
    /// <summary>The functions, ordered by name.</summary>
    public static ImmutableArray<FunctionDefinition> All { get; } =
    [
        AboutFunction.Definition,
        BothCalendarsFunction.Definition,
        ConcatFunction.Definition,
        CountFunction.Definition,
        DateFunction.Definition,
        DaysFunction.Definition,
        DigitsFunction.Definition,
        DistinctFunction.Definition,
        DurationFunction.Definition,
        EasterFunction.Definition,
        EmailFunction.Definition,
        EndsWithFunction.Definition,
        FirstFunction.Definition,
        FoldFunction.Definition,
        HasCheckDigitsFunction.Definition,
        IntegerFunction.Definition,
        IntervalFunction.Definition,
        JoinFunction.Definition,
        LastFunction.Definition,
        LengthFunction.Definition,
        ListFunction.Definition,
        LowerFunction.Definition,
        MaxFunction.Definition,
        MinFunction.Definition,
        MoneyFunction.Definition,
        NumberFunction.Definition,
        PadFunction.Definition,
        PowerFunction.Definition,
        QuantityFunction.Definition,
        RangeFunction.Definition,
        ReplaceFunction.Definition,
        ResolveFunction.Definition,
        RoundFunction.Definition,
        StartsWithFunction.Definition,
        SumFunction.Definition,
        TextFunction.Definition,
        TimeFunction.Definition,
        TimeOfDayFunction.Definition,
        TimePeriodFunction.Definition,
        TimeShiftFunction.Definition,
        TrimFunction.Definition,
        UpperFunction.Definition,
        UrlFunction.Definition,
        WeekdayFunction.Definition,
        YearsFunction.Definition,
    ];

    private static readonly FrozenDictionary<string, FunctionDefinition> ByName = All.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>Finds a function; null when there is none of that name.</summary>
    public static FunctionDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
