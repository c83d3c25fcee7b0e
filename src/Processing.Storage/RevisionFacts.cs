using System.Collections.Immutable;

namespace Processing.Storage;

/// <summary>What is known of a revision beside its content.</summary>
/// <param name="Author">Who pushed it; empty where nobody says.</param>
/// <param name="Description">What the author says of it; may be empty.</param>
/// <param name="Records">Names of the record types that its results can carry.</param>
/// <param name="TestsPassed">Tests of the package that passed when it was pushed.</param>
/// <param name="TestsFailed">Tests that failed.</param>
public sealed record RevisionFacts(string Author, string Description, ImmutableArray<string> Records, int TestsPassed, int TestsFailed);
