using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Matching.Replay;

/// <summary>All that a program found in one text. A program that differs from it in a few declarations is run by finding again only what the difference can reach.</summary>
/// <remarks>
/// Results are those of <see cref="PlainExecutor"/>. A producer is found again when it differs or when one that it uses gave something else; where it then gives what it gave
/// before, the difference ends there. So most changes cost the search for one producer. Holds every annotation of the text; meant for short ones, such as those of tests.
/// Safe to share between threads once made.
/// </remarks>
public sealed class RecordedRun
{
    private readonly MatchLimits _limits;
    private readonly DocumentLattice _whole;
    private readonly DocumentLattice _visible;

    /// <summary>Runs a program and keeps what it found.</summary>
    /// <param name="program">The program.</param>
    /// <param name="text">The text; it must stay valid as long as the run.</param>
    /// <param name="limits">Limits of this run and of each replay.</param>
    /// <param name="reference">The moment from which relative dates count; null when it is not known.</param>
    /// <param name="cancellation">Stops it.</param>
    public RecordedRun(RuleProgram program, TokenizedText text, MatchLimits limits, DateTime? reference, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        _limits = limits;
        var budget = Budget(text, cancellation);
        _whole = new DocumentLattice(PreparedProgram.Of(program), text, budget) { Reference = ReferenceMoment.ToValue(reference) };
        var zones = ProgramRun.FindZones(_whole);
        _visible = !budget.IsSpent && ExcludedTokens.Of(_whole) is { } excluded ? _whole.Excluding(excluded) : _whole;
        Result = new MatchResult(ProgramRun.FindRecords(_visible, null), zones, budget.Truncation);
        for (var producer = 0; producer < program.Producers.Length; producer++)
        {
            Complete(_visible.Annotations(producer));
        }

        foreach (var producer in _whole.Program.ZoneNeeds)
        {
            Complete(_whole.Annotations(producer));
        }

        IsWhole = !budget.IsSpent;
    }

    /// <summary>What the program found.</summary>
    public MatchResult Result { get; }

    // What a spent budget left unfound cannot be told from what is not there.
    private bool IsWhole { get; }

    /// <summary>What the changed program finds in the same text; null where it is known to be the same.</summary>
    /// <param name="change">From the recorded program to another one.</param>
    /// <param name="cancellation">Stops it.</param>
    public MatchResult? Replay(ProgramChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        var budget = Budget(_whole.Text, cancellation);
        if (!IsWhole || !change.IsLocal || MovesZones(change, budget))
        {
            return ProgramRun.Execute(new DocumentLattice(change.Prepared, _whole.Text, Budget(_whole.Text, cancellation)) { Reference = _whole.Reference }, null);
        }

        var lattice = new DocumentLattice(_visible, change.Prepared, budget);
        var changed = FindAgain(lattice, _visible, change, Enumerable.Range(0, change.Differs.Length));
        return changed.Exists(producer => change.Changed.Producers[producer] is Producer.Record { Shape.IsEmitted: true }) || budget.IsSpent
            ? new MatchResult(ProgramRun.FindRecords(lattice, null), Result.Zones, budget.Truncation)
            : null;
    }

    // A text is made when somebody asks for it; here all are while no other thread does.
    private static void Complete(AnnotationSet annotations)
    {
        foreach (var annotation in annotations.All)
        {
            _ = annotation.Value;
        }
    }

    private bool MovesZones(ProgramChange change, MatchBudget budget)
    {
        var needs = change.Prepared.ZoneNeeds;
        return needs.Any(producer => change.Differs[producer]) && FindAgain(new DocumentLattice(_whole, change.Prepared, budget), _whole, change, needs).Count > 0;
    }

    // Gives the producers that found something else. Records that compete are found together, at the last of them: all that they use stands before it, all that use them behind it.
    private static List<int> FindAgain(DocumentLattice lattice, DocumentLattice recorded, ProgramChange change, IEnumerable<int> producers)
    {
        var different = new HashSet<int>();
        foreach (var producer in producers)
        {
            var policy = change.Prepared.Policies[producer] is { IsBetweenRecords: true } together ? together : null;
            if (policy is not null && policy.Producers[^1] != producer)
            {
                continue;
            }

            int[] members = policy is null ? [producer] : [.. policy.Producers];
            if (!Array.Exists(members, member => change.Differs[member] || Array.Exists(change.Uses[member], different.Contains)))
            {
                continue;
            }

            foreach (var member in members)
            {
                lattice.Forget(member);
            }

            foreach (var member in members)
            {
                if (!ResultComparison.AreSame(lattice.Annotations(member), recorded.Annotations(member)) || !ResultComparison.AreSame(lattice.Records(member), recorded.Records(member)))
                {
                    different.Add(member);
                }
            }
        }

        return [.. different];
    }

    private MatchBudget Budget(TokenizedText text, CancellationToken cancellation) => new(_limits, _limits.StepsFor(text.Count), cancellation, CancellationToken.None);
}
