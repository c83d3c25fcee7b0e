using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Runs the tests of a rule set with a program. Safe to call from several threads.</summary>
public interface ITestBench
{
    /// <summary>The files that the tests stand in, in an order that is always the same; a test is named by its index here.</summary>
    ImmutableArray<string> Files { get; }

    /// <summary>What all tests give with the program that is going to be changed, by index. Asked for once, before anything else; what a bench keeps of it may serve it later.</summary>
    /// <param name="original">The program.</param>
    /// <param name="cancellation">Stops it.</param>
    ImmutableArray<TestObservation> Observe(RuleProgram original, CancellationToken cancellation);

    /// <summary>What tests give, in the order asked for. Tests run as the sequence is read, so that a reader who has seen enough stops.</summary>
    /// <param name="program">The program.</param>
    /// <param name="tests">Which tests.</param>
    /// <param name="cancellation">Stops it.</param>
    IEnumerable<TestObservation> Run(RuleProgram program, IEnumerable<int> tests, CancellationToken cancellation);
}

/// <summary>What one test gave.</summary>
/// <param name="Test">Which.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Records">All that came out of its document, in any form in which equal results are equal.</param>
public sealed record TestObservation(int Test, bool Passed, string Records);
