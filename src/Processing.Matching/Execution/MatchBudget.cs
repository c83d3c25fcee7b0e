using Processing.Matching.Results;

namespace Processing.Matching.Execution;

/// <summary>Counts the work of one document against its limits and looks at the caller's cancellation.</summary>
internal sealed class MatchBudget(MatchLimits limits, CancellationToken cancellation)
{
    /// <summary>How many steps may pass between two looks at the cancellation; a power of two.</summary>
    private const int StepsBetweenChecks = 1_024;

    private long _steps;
    private long _matches;

    /// <summary>Why no more work is done; null while there is budget.</summary>
    public Truncation? Truncation { get; private set; }

    /// <summary>Whether the budget is spent. What is computed from now on is not to be trusted.</summary>
    public bool IsSpent => Truncation is not null;

    /// <summary>Steps so far.</summary>
    public long Steps => _steps;

    /// <summary>Counts a step; false when there are none left.</summary>
    public bool TryStep()
    {
        if ((++_steps & (StepsBetweenChecks - 1)) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        if (_steps > limits.MaxSteps)
        {
            Truncation ??= Results.Truncation.MaxSteps;
        }

        return Truncation is null;
    }

    /// <summary>Counts a match; false when there are none left.</summary>
    public bool TryMatch()
    {
        if (++_matches > limits.MaxMatches)
        {
            Truncation ??= Results.Truncation.MaxMatches;
        }

        return Truncation is null;
    }

    public void ThrowIfCancelled() => cancellation.ThrowIfCancellationRequested();
}
