using System.Runtime.CompilerServices;
using Processing.Matching.Results;

namespace Processing.Matching.Execution;

/// <summary>Counts the work of one document against its limits and looks at the caller's cancellation.</summary>
internal sealed class MatchBudget(MatchLimits limits, CancellationToken cancellation)
{
    /// <summary>How many steps may pass between two looks at the cancellation; a power of two.</summary>
    private const int StepsBetweenChecks = 1_024;

    private long _steps;
    private long _nextLook = Math.Min(StepsBetweenChecks, limits.MaxSteps + 1);
    private long _matches;

    /// <summary>Why no more work is done; null while there is budget.</summary>
    public Truncation? Truncation { get; private set; }

    /// <summary>Whether the budget is spent. What is computed from now on is not to be trusted.</summary>
    public bool IsSpent => Truncation is not null;

    /// <summary>Steps so far.</summary>
    public long Steps => _steps;

    /// <summary>Counts a step; false when there are none left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStep() => ++_steps < _nextLook || LookAfterStep();

    /// <summary>Counts a match; false when there are none left.</summary>
    public bool TryMatch()
    {
        if (++_matches > limits.MaxMatches)
        {
            Truncation ??= Results.Truncation.MaxMatches;
            _nextLook = 0;
        }

        return Truncation is null;
    }

    // Every step goes through the one comparison of TryStep; what else there is to look at is looked at here, now and then.
    private bool LookAfterStep()
    {
        if ((_steps & (StepsBetweenChecks - 1)) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        if (_steps > limits.MaxSteps)
        {
            Truncation ??= Results.Truncation.MaxSteps;
        }

        if (Truncation is not null)
        {
            _nextLook = 0;
            return false;
        }

        _nextLook = Math.Min((_steps & -StepsBetweenChecks) + StepsBetweenChecks, limits.MaxSteps + 1);
        return true;
    }

    public void ThrowIfCancelled() => cancellation.ThrowIfCancellationRequested();
}
