using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Pipeline;

/// <summary>How one test of an author went.</summary>
/// <param name="Test">The test.</param>
/// <param name="Failures">What was not as expected; empty when all was.</param>
public sealed record RuleTestOutcome(RuleTest Test, ImmutableArray<ExpectationFailure> Failures)
{
    /// <summary>Whether it counts as passed: all was as expected, or it is marked <c>todo</c> and something was not.</summary>
    public bool Passed => Failures.IsEmpty != Test.IsTodo;
}

/// <summary>One expectation that did not hold.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Nearest">The record that came nearest, or the one that must not come out; null when there is none of that type.</param>
/// <param name="Differences">Where the nearest record differs.</param>
/// <param name="Message">One sentence that says what is wrong.</param>
public sealed record ExpectationFailure(RecordExpectation Expectation, ExtractedRecord? Nearest, ImmutableArray<FieldDifference> Differences, string Message);

/// <summary>One field that differs.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Expected">What was expected, as printed.</param>
/// <param name="Got">What came, as printed; null when the field is not filled.</param>
public sealed record FieldDifference(string Field, string Expected, string? Got);
