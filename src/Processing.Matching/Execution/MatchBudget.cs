using System.Runtime.CompilerServices;
using Processing.Matching.Results;

namespace Processing.Matching.Execution;

/// <summary>Counts the work of one document against its limits and looks at what stops the run.</summary>
/// <remarks>
/// Between two looks lie at most <see cref="WorkBetweenLooks"/> units of work, a unit being something that takes well below a microsecond. So whatever
/// takes longer, or goes over all tokens or all that was found, counts: as steps where it may grow beyond the document, else as ticks.
/// </remarks>
internal sealed class MatchBudget(MatchLimits limits, long maxSteps, CancellationToken cancellation, CancellationToken timeLimit)
{
    /// <summary>Most steps, and most ticks, between two looks.</summary>
    public const int WorkBetweenLooks = 1_024;

    private long _steps;
    private long _nextLook = Math.Min(WorkBetweenLooks, maxSteps + 1);
    private long _matches;
    private int _ticks;
    private long _lastRuleStep = long.MaxValue;

    /// <summary>A budget of no document in particular.</summary>
    public MatchBudget(MatchLimits limits, CancellationToken cancellation, CancellationToken timeLimit = default)
        : this(limits, limits.MaxSteps, cancellation, timeLimit)
    {
    }

    /// <summary>Runs before each look; for tests.</summary>
    public Action? BeforeLook { get; init; }

    /// <summary>What the times of rules are taken by; null for no times.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether the times of rules are taken of this document in any case.</summary>
    public bool TimesRules { get; init; }

    /// <summary>Why no more work is done; null while there is budget.</summary>
    public Truncation? Truncation { get; private set; }

    /// <summary>Whether the budget is spent. What is computed from now on is not to be trusted.</summary>
    public bool IsSpent => Truncation is not null;

    /// <summary>Steps so far.</summary>
    public long Steps => _steps;

    /// <summary>Full name of the first rule that took more steps than a rule may; null where none did.</summary>
    public string? StoppedRule { get; private set; }

    /// <summary>Whether the rule that is looked for has taken more steps than a rule may. What was found by then is right.</summary>
    public bool IsRuleSpent => _steps > _lastRuleStep;

    /// <summary>Begins to count the steps of a rule; gives what <see cref="EndRule"/> must be given.</summary>
    public long BeginRule()
    {
        var outer = _lastRuleStep;
        _lastRuleStep = limits.MaxRuleSteps < long.MaxValue - _steps ? _steps + limits.MaxRuleSteps : long.MaxValue;
        return outer;
    }

    /// <summary>Ends it, and notes the rule where it was stopped.</summary>
    public void EndRule(string rule, long outer)
    {
        StoppedRule ??= IsRuleSpent ? rule : null;
        _lastRuleStep = outer;
    }

    /// <summary>Counts a step; false when there are none left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStep() => ++_steps < _nextLook || LookAfterStep();

    /// <summary>Counts several steps at once; false when there are none left.</summary>
    public bool TryStep(int count)
    {
        _steps += count;
        return _steps < _nextLook || LookAfterStep();
    }

    /// <summary>Counts steps of putting together what was found; false when there are none left. A limit of matches or of time does not end it, or what was found would be worth nothing.</summary>
    public bool TryFinish(int count)
    {
        TryStep(count);
        return _steps <= maxSteps;
    }

    /// <summary>Counts a match; false when there are none left.</summary>
    public bool TryMatch()
    {
        if (++_matches > limits.MaxMatches)
        {
            End(Results.Truncation.MaxMatches);
        }

        return Truncation is null;
    }

    /// <summary>Counts work that grows with the document or with what was found and no faster, and is done whatever is left of the budget.</summary>
    public void Tick(int count = 1)
    {
        _ticks += count;
        if (_ticks >= WorkBetweenLooks)
        {
            _ticks = 0;
            ThrowIfCancelled();
        }
    }

    /// <summary>Looks at everything that stops the run.</summary>
    public void Look()
    {
        ThrowIfCancelled();
        _nextLook = Math.Min(_steps + WorkBetweenLooks, maxSteps + 1);
        if (_steps > maxSteps)
        {
            End(Results.Truncation.MaxSteps);
        }
        else if (timeLimit.IsCancellationRequested)
        {
            End(Results.Truncation.TimeLimit);
        }
    }

    /// <summary>Looks at the caller's cancellation alone.</summary>
    public void ThrowIfCancelled()
    {
        BeforeLook?.Invoke();
        cancellation.ThrowIfCancellationRequested();
    }

    // Every step goes through the one comparison of TryStep; what else there is to look at is looked at here, now and then.
    private bool LookAfterStep()
    {
        if (Truncation is null)
        {
            Look();
        }
        else
        {
            Tick();
        }

        return Truncation is null;
    }

    private void End(Truncation reason)
    {
        Truncation ??= reason;
        _nextLook = 0;
    }
}
