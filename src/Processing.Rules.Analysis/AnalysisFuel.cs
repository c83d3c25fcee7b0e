namespace Processing.Rules.Analysis;

/// <summary>
/// The steps that all analyses of one compilation may take together, and the slice of them that what is looked at now may take. Counted, not timed, so that the same rules always give the
/// same warnings.
/// </summary>
/// <param name="steps">How many there are.</param>
/// <param name="cancellation">Whether the caller gave up; looked at every few thousand steps.</param>
internal sealed class AnalysisFuel(long steps, CancellationToken cancellation)
{
    private const long StepsBetweenLooks = 4_096;

    private long _nextLook = steps - StepsBetweenLooks;
    private long _slice = long.MaxValue;

    /// <summary>Steps that are left for all.</summary>
    public long Left { get; private set; } = steps;

    /// <summary>Whether a step was refused. From then on all are, until another slice begins.</summary>
    public bool IsOut { get; private set; }

    /// <summary>Begins a slice: from now on at most so many steps are taken. What it leaves stays for others.</summary>
    public void BeginSlice(long most) => (_slice, IsOut) = (most, false);

    /// <summary>Ends the slice: from now on all that is left may be taken.</summary>
    public void EndSlice() => BeginSlice(long.MaxValue);

    /// <summary>Takes steps before they are done; false where there are not so many, and then whatever is under way has to stop and say nothing.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public bool TrySpend(long steps)
    {
        if (IsOut || steps > _slice)
        {
            IsOut = true;
            return false;
        }

        _slice -= steps;
        return TrySpendShared(steps);
    }

    /// <summary>Takes steps for what is made once and serves all that follows, so that no slice has to pay for it; false as for <see cref="TrySpend"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public bool TrySpendShared(long steps)
    {
        if (IsOut || steps > Left)
        {
            IsOut = true;
            return false;
        }

        Left -= steps;
        if (Left <= _nextLook)
        {
            _nextLook = Left - StepsBetweenLooks;
            cancellation.ThrowIfCancellationRequested();
        }

        return true;
    }

    /// <summary>Takes steps for what is done whether or not so many are left, because it is short. Where they are not, the next step is refused.</summary>
    public void Spend(long steps) => _ = TrySpend(steps);
}
