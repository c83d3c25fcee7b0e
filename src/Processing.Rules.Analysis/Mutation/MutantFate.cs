namespace Processing.Rules.Analysis.Mutation;

/// <summary>What became of a mutant.</summary>
public enum MutantFate
{
    /// <summary>No test gave anything else.</summary>
    Unseen = 0,

    /// <summary>The document of a test gave other records, but every test passed or failed as before.</summary>
    Reached,

    /// <summary>A test failed that passed before, or the other way round.</summary>
    Noticed,

    /// <summary>It is the same program: nothing uses what was changed.</summary>
    Same,

    /// <summary>The changed rules have errors.</summary>
    Impossible,
}

/// <summary>A mutant and what became of it.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Fate">What became of it.</param>
public sealed record MutantResult(Mutant Mutant, MutantFate Fate);
