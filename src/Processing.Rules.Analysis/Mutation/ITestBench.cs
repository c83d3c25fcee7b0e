using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Runs the tests of a rule set with a program. Safe to call from several threads.</summary>
public interface ITestBench
{
    /// <summary>What each test gives, in an order that is always the same. Tests run as the sequence is read, so that a reader who has seen enough stops.</summary>
    IEnumerable<TestObservation> Run(RuleProgram program, CancellationToken cancellation);
}

/// <summary>What one test gave.</summary>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Records">All that came out of its document, in any form in which equal results are equal.</param>
public sealed record TestObservation(bool Passed, string Records);
