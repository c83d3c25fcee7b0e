using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Matching.Values.Timex;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class ResolveFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "resolve",
        "What an expression of time in the notation of TIMEX3 means, as a list: days, times, moments, and stretches as `start/end`, whose end is left out of them. What it leaves open is counted from the moment of reference, the value before it first; without one it has no value. "
        + "A `?` behind an hour leaves open whether it is before noon. A duration has its seconds.",
        [Required("timex", Texts), new FunctionParameter("modifier", Texts, true, ["", "before", "after", "since", "until", "before-end", "start", "mid", "end"]), Optional("reference", Texts)],
        Type(ValueKind.Text).ToList(),
        [
            new FunctionExample("resolve(\"2016-11\")", "[2016-11-01/2016-12-01]"),
            new FunctionExample("resolve(\"XXXX-10-02\", \"\", \"2016-11-07\")", "[2016-10-02, 2017-10-02]"),
            new FunctionExample("resolve(\"XXXX-WXX-1T09\", \"\", \"2016-11-07\")", "[2016-10-31T09:00:00, 2016-11-07T09:00:00]"),
            new FunctionExample("resolve(\"T03?\")", "[03:00:00, 15:00:00]"),
            new FunctionExample("resolve(\"(2016-05-04,2016-05-07,P3D)\")", "[2016-05-04/2016-05-07]"),
            new FunctionExample("resolve(\"2016-SU\")", "[2016-06-21/2016-09-23]"),
            new FunctionExample("resolve(\"2016-WI\")", "[2016-12-21/2017-03-20]"),
            new FunctionExample("resolve(\"2015\", \"after\")", "[2016-01-01/]"),
            new FunctionExample("resolve(\"PT2H30M\")", "[9000]"),
            new FunctionExample("resolve(\"2023-02-29\")", ""),
        ],
        Evaluate)
    {
        DefaultsToReference = true,
    };

    private static Value.List? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (TextAt(arguments, 0) is not { } timex || timex.Length > 200)
        {
            return null;
        }

        var values = TimexResolver.Resolve(timex, TextAt(arguments, 1), MomentAt(arguments, 2));
        return values.IsEmpty ? null : new Value.List([.. values.Select(value => (Value)new Value.Text(value))]);
    }
}
