using Processing.Pipeline;
using Processing.Server.Mapping;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Makes messages of the outcomes of tests.</summary>
internal static class TestMessages
{
    public static Wire.TestOutcome ToMessage(RuleTestOutcome outcome) => new()
    {
        Name = outcome.Test.Name,
        Path = outcome.Test.Path,
        Line = (uint)outcome.Test.Line,
        Passed = outcome.Passed,
        Todo = outcome.Test.IsTodo,
        Failures = { outcome.Failures.Select(ToMessage) },
    };

    private static Wire.ExpectationFailure ToMessage(ExpectationFailure failure) => new()
    {
        Message = failure.Message,
        Record = failure.Expectation.Record,
        Line = (uint)failure.Expectation.Line,
        Nearest = failure.Nearest is { } nearest ? ResultToMessage.ToMessage(nearest) : null,
        Differences = { failure.Differences.Select(ToMessage) },
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
