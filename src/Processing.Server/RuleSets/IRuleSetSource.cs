using System.Collections.Immutable;

namespace Processing.Server.RuleSets;

/// <summary>The rule sets that a server answers with. Implementations are safe to share between threads.</summary>
public interface IRuleSetSource
{
    /// <summary>The names of all rule sets, in ordinal order.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>The current state of a rule set; null when there is none of that name. Every call asks once, so a new state is used from the next call on.</summary>
    RuleSet? Find(string name);
}
