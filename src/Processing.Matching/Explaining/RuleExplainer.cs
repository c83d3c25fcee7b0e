using System.Collections.Immutable;
using Processing.Matching.Anchors;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>Tells why a document gave what it gave. Its records are those of <see cref="FastExecutor"/>, as it runs that and looks on.</summary>
/// <remarks>
/// Attempts are searched for once more behind the run, on the annotations as they are then; records of a <c>resolve</c> between records saw each other as
/// they were before. The work counts towards the limits of the document; when they are spent, what is left out is said in <see cref="Explanation.Truncation"/>.
/// Safe to share between threads.
/// </remarks>
public static class RuleExplainer
{
    /// <summary>Runs a program on a text and explains what was asked for.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="limits">How much is told.</param>
    /// <param name="work">How much work is allowed.</param>
    /// <param name="control">What stops the run, and from when relative dates count. Nobody hears of records before the end.</param>
    /// <exception cref="OperationCanceledException"><see cref="RunControl.Cancellation"/> was cancelled.</exception>
    public static Explanation Explain(RuleProgram program, TokenizedText text, ExplainRequest request, ExplainLimits limits, MatchLimits work, RunControl control)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(control);
        var budget = new MatchBudget(work, work.StepsFor(text.Count), control.Cancellation, control.TimeLimit);
        budget.Look();
        var fast = FastProgram.Of(program);
        var workspace = fast.Workspaces.Take();
        try
        {
            var observer = new RunObserver();
            var whole = FastLattice.Of(fast, text, budget, workspace, ReferenceMoment.ToValue(control.Reference), observer);
            var result = ProgramRun.Execute(whole, null, out var seen);
            return Explain(result, seen, request, limits, observer, fast);
        }
        finally
        {
            workspace.Clear();
            fast.Workspaces.Return(workspace);
        }
    }

    private static Explanation Explain(MatchResult result, DocumentLattice seen, ExplainRequest request, ExplainLimits limits, RunObserver observer, FastProgram fast)
    {
        var records = ImmutableArray.CreateBuilder<RecordExplanation>();
        var leftOut = 0;
        var finder = new RecordExplainer(seen, observer, limits);
        foreach (var record in result.Records)
        {
            if (!IsAsked(record, request))
            {
                continue;
            }

            if (records.Count == limits.MaxRecords)
            {
                leftOut++;
            }
            else if (finder.Explain(record) is { } explained)
            {
                records.Add(explained);
            }
        }

        var rules = request.Attempts == AttemptScope.None ? [] : FindAttempts(seen, request, new AttemptFinder(seen, observer, limits, fast));
        var told = rules;
        if (!AsksByName(request) && rules.Length > limits.MaxRules)
        {
            var best = rules.OrderByDescending(rule => rule.Attempts.Max(attempt => attempt.End)).ThenByDescending(rule => rule.Attempts.Max(attempt => attempt.Reached.Length)).Take(limits.MaxRules).ToHashSet();
            told = [.. rules.Where(best.Contains)];
        }

        return new Explanation(result, records.ToImmutable(), leftOut, told, rules.Length - told.Length, seen.Budget.Truncation);
    }

    private static bool AsksByName(ExplainRequest request) => request.Rule is not null || request.Record is not null;

    private static bool IsAsked(MatchedRecord record, ExplainRequest request) =>
        (request.Rule is null || record.Rule == request.Rule) && request.Explained?.Invoke(record) != false
        && (request.Place is not { } place || record.Span.Overlaps(place) || record.Mentions.Any(mention => mention.Overlaps(place)));

    private static ImmutableArray<RuleAttempts> FindAttempts(DocumentLattice seen, ExplainRequest request, AttemptFinder finder)
    {
        var found = ImmutableArray.CreateBuilder<RuleAttempts>();
        var token = request.Place is { } place ? TokenAt(seen.Text, place) : null;
        for (var producer = 0; producer < seen.Program.Rules.Length; producer++)
        {
            if (request.Record is { } record && !(seen.Program.Program.Producers[producer] is Producer.Record { Shape: var shape } && shape.Name == record))
            {
                continue;
            }

            foreach (var rule in seen.Program.Rules[producer])
            {
                if (seen.Budget.IsSpent || (request.Rule is { } name && rule.Definition.Name != name))
                {
                    continue;
                }

                seen.Budget.ThrowIfCancelled();
                var attempts = finder.Find(producer, rule, token, AsksByName(request) ? AttemptFloor.Any : AttemptFloor.PastFirstElement);
                if (AsksByName(request) || !attempts.Attempts.IsEmpty)
                {
                    found.Add(attempts);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The first token that ends behind the start of a place; the last one where none does, null in a text without tokens. O(log tokens).</summary>
    private static int? TokenAt(TokenizedText text, TextSpan place)
    {
        var (low, high) = (0, text.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (text[middle].Span.End > place.Start)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return text.Count == 0 ? null : Math.Min(low, text.Count - 1);
    }
}
