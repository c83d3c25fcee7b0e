using Processing.Documents;
using Processing.Matching.Explaining;
using Processing.Matching.Programs;

namespace Processing.Pipeline;

/// <summary>The rule that got furthest in the document of a test where no record of a type came out, and how far.</summary>
/// <param name="Input">The document of the test.</param>
/// <param name="Explanation">Its explanation, with places in it.</param>
/// <param name="Attempts">What the rule tried; the attempt that got furthest comes first, none where it could not begin.</param>
public sealed record NearestRule(DocumentInput Input, DocumentExplanation Explanation, RuleAttempts Attempts)
{
    /// <summary>Finds it among all rules for the record; null where there are none, or the document cannot be read. One run, and each rule of the record once more at each place, within the limits of matching.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="test">The test.</param>
    /// <param name="expectation">What did not come out.</param>
    /// <param name="limits">Of reading and matching.</param>
    /// <param name="told">How much is told.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static NearestRule? Find(RuleProgram program, RuleTest test, RecordExpectation expectation, ExtractionLimits limits, ExplainLimits told, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(expectation);
        var input = RuleTestRunner.InputOf(test);
        var options = new ExplainOptions(null, null, AttemptScope.Asked, test.Reference) { Record = expectation.Record };
        var (explanation, _) = DocumentExplainer.Explain(program, input, options, limits, told, cancellation);
        var own = program.Producers.OfType<Producer.Record>().Where(one => one.Shape.Name == expectation.Record && one.Shape.Package == expectation.Package)
            .SelectMany(one => one.Rules).Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        return explanation?.Matching.Rules.Where(rule => own.Contains(rule.Rule.Name)).MaxBy(Rank) is { } furthest ? new NearestRule(input, explanation, furthest) : null;
    }

    // What came later in the life of a match got further; among equals, what took more of the text.
    private static (int End, int Length) Rank(RuleAttempts attempts) =>
        attempts.Attempts.IsEmpty ? (-1, 0) : ((int)attempts.Attempts[0].End, attempts.Attempts[0].Reached.Length);
}
