using Processing.Pipeline;
using Processing.Server.Mapping;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Makes messages of the outcomes of tests.</summary>
internal static class TestMessages
{
    /// <summary>An outcome as a message.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="furthest">Gives the rule that got furthest for a failure; null for none.</param>
    public static Wire.TestOutcome ToMessage(RuleTestOutcome outcome, Func<ExpectationFailure, Wire.RuleAttempts?> furthest) => new()
    {
        Name = outcome.Test.Name,
        Path = outcome.Test.Path,
        Line = (uint)outcome.Test.Line,
        Passed = outcome.Passed,
        Todo = outcome.Test.IsTodo,
        Failures = { outcome.Failures.Select(failure => ToMessage(failure, furthest(failure))) },
    };

    private static Wire.ExpectationFailure ToMessage(ExpectationFailure failure, Wire.RuleAttempts? furthest) => new()
    {
        Message = failure.Message,
        Record = failure.Expectation.Record,
        Line = (uint)failure.Expectation.Line,
        Nearest = failure.Nearest is { } nearest ? ResultToMessage.ToMessage(nearest) : null,
        Differences = { failure.Differences.Select(ToMessage) },
        Furthest = furthest,
    };

    private static Wire.FieldDifference ToMessage(FieldDifference difference)
    {
        var message = new Wire.FieldDifference { Field = difference.Field, Expected = difference.Expected };
        if (difference.Got is { } got)
        {
            message.Got = got;
        }

        return message;
    }
}
