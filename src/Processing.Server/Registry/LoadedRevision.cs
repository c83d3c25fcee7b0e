using Processing.Server.RuleSets;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>A revision that is ready to work with: loaded, and run once.</summary>
/// <param name="Stored">The revision as the registry has it.</param>
/// <param name="RuleSet">What applies it.</param>
internal sealed record LoadedRevision(StoredContent Stored, RuleSet RuleSet)
{
    /// <summary>Its name.</summary>
    public string Id => Stored.Revision.Id;
}
