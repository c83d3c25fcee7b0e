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
        DistinctFunction.Definition,
        DurationFunction.Definition,
        EndsWithFunction.Definition,
        FirstFunction.Definition,
        FoldFunction.Definition,
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
        QuantityFunction.Definition,
        RangeFunction.Definition,
        ReplaceFunction.Definition,
        RoundFunction.Definition,
        StartsWithFunction.Definition,
        SumFunction.Definition,
        TextFunction.Definition,
        TrimFunction.Definition,
        UpperFunction.Definition,
        WeekdayFunction.Definition,
        YearsFunction.Definition,
    ];

    /// <summary>Finds a function; null when there is none of that name.</summary>
    public static FunctionDefinition? Find(string name)
    {
        foreach (var function in All)
        {
            if (function.Name == name)
            {
                return function;
            }
        }

        return null;
    }
}
