using System.Collections.Immutable;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Server.Hosting;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Runs the tests of rules that were sent.</summary>
/// <param name="settings">How much is looked for.</param>
/// <param name="engine">Limits of the engine.</param>
internal sealed class AuthoringTestRuns(ServerSettings settings, EngineSettings engine)
{
    /// <summary>Runs them, each whatever the others do, and answers with each outcome and then the summary.</summary>
    /// <param name="compilation">The rules.</param>
    /// <param name="program">The program of the same compilation.</param>
    /// <param name="tests">Their tests.</param>
    /// <param name="filter">Only tests whose names contain it.</param>
    /// <param name="answer">Receives the answers.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public void Run(RuleCompilation compilation, RuleProgram program, ImmutableArray<RuleTest> tests, string filter, Action<Wire.RunTestsResponse> answer, CancellationToken stop)
    {
        var running = new ExtractionEngine(program, new FastExecutor(), engine.Extraction);
        var summary = new Wire.TestSummary();
        var left = settings.Authoring.MaxFurthest;
        foreach (var test in tests)
        {
            if (!test.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            {
                summary.LeftOut++;
                continue;
            }

            var outcome = RuleTestRunner.Run(running, test, stop);
            (summary.Passed, summary.Failed) = outcome.Passed ? (summary.Passed + 1, summary.Failed) : (summary.Passed, summary.Failed + 1);
            answer(new Wire.RunTestsResponse { Outcome = TestMessages.ToMessage(outcome, failure => outcome.Passed ? null : FindFurthest(test, failure)) });
        }

        answer(new Wire.RunTestsResponse { Summary = summary });

        // As the command line does: where no record of the type came out at all.
        Wire.RuleAttempts? FindFurthest(RuleTest test, ExpectationFailure failure) =>
            failure.Nearest is null && failure.Expectation.Kind == ExpectationKind.One && left-- > 0
            && NearestRule.Find(program, test, failure.Expectation, engine.Extraction, engine.Explaining, stop) is { } furthest
                ? new ExplanationMessages(furthest.Explanation, compilation).ToMessage(furthest.Attempts)
                : null;
    }
}
