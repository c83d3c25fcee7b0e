using System.Collections.Immutable;

namespace Processing.Server.RuleSets;

/// <summary>The rule sets that a server answers with. Implementations are safe to share between threads.</summary>
public interface IRuleSetSource
{
    /// <summary>The names of all rule sets, in ordinal order.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>The current state of a rule set; null when there is none of that name. Every call asks once, so a new state is used from the next call on.</summary>
    RuleSet? Find(string name);

    /// <summary>The revision that a document is to be worked on with. Asked once for each document, so a new one is used from the next on.</summary>
    /// <remarks>By itself a source has one revision of each rule set, which <see cref="RuleSetQuery.LiveLabel"/> stands for.</remarks>
    ValueTask<RuleSetSelection> SelectAsync(RuleSetQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var selection = Find(query.RuleSet) switch
        {
            null => RuleSetSelection.Failed(SelectionFault.UnknownRuleSet),
            _ when query.Label is not ("" or RuleSetQuery.LiveLabel) => RuleSetSelection.Failed(SelectionFault.UnknownLabel),
            { } found when query.Revision.Length > 0 && query.Revision != found.Revision => RuleSetSelection.Mismatched(found),
            var found => RuleSetSelection.Of(found, ""),
        };
        return ValueTask.FromResult(selection);
    }
}
