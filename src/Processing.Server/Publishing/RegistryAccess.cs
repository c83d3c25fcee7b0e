using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Registry;
using Processing.Storage;

namespace Processing.Server.Publishing;

/// <summary>The registry and what this server serves of it, where it has one.</summary>
/// <param name="registry">The registry; null for none.</param>
/// <param name="served">What is served of it.</param>
/// <param name="revisions">Its loaded revisions.</param>
/// <param name="servers">The other servers that work with it.</param>
internal sealed class RegistryAccess(IRuleRegistry? registry, RegistryRuleSets? served, RevisionCache? revisions, ServerReporter? servers)
{
    /// <summary>The other servers that work with it.</summary>
    /// <exception cref="RpcException">There is no registry.</exception>
    public ServerReporter Servers => servers ?? throw StatusErrors.ToException(RuleSetErrors.RegistryNotConfigured());

    /// <summary>The registry.</summary>
    /// <exception cref="RpcException">There is none.</exception>
    public IRuleRegistry Registry => registry ?? throw StatusErrors.ToException(RuleSetErrors.RegistryNotConfigured());

    /// <summary>What is served of it.</summary>
    /// <exception cref="RpcException">There is none.</exception>
    public RegistryRuleSets Served => served ?? throw StatusErrors.ToException(RuleSetErrors.RegistryNotConfigured());

    /// <summary>A revision, loaded.</summary>
    /// <exception cref="RpcException">There is no registry, or no such revision, or it cannot be loaded.</exception>
    public async Task<LoadedRevision> LoadAsync(string ruleSet, string revision, Loading when, CancellationToken cancellation)
    {
        try
        {
            var cache = revisions ?? throw StatusErrors.ToException(RuleSetErrors.RegistryNotConfigured());
            return await cache.GetAsync(ruleSet, revision, when, cancellation) ?? throw await MissingAsync(ruleSet, revision, cancellation);
        }
        catch (RevisionNotLoadedException broken)
        {
            throw StatusErrors.ToException(RuleSetErrors.RevisionNotLoaded(ruleSet, revision, broken.Message) with { Diagnostics = broken.Diagnostics });
        }
    }

    /// <summary>The name of a revision that a caller gave by itself or by a label that stands at it.</summary>
    /// <exception cref="RpcException">It is neither, or the label is not there.</exception>
    public async Task<string> ResolveAsync(string ruleSet, string field, string name, CancellationToken cancellation)
    {
        if (RequestChecks.IsRevision(name))
        {
            return name;
        }

        if (!RegistryName.IsValid(name))
        {
            throw StatusErrors.ToException(RuleSetErrors.InvalidName(field, "a revision of 64 lower-case hexadecimal digits, or the name of a label"));
        }

        var state = await Registry.FindRuleSetAsync(ruleSet, cancellation) ?? throw StatusErrors.ToException(RuleSetErrors.RuleSetUnknown(ruleSet));
        return state.Labels.FirstOrDefault(label => label.Name == name)?.Revision ?? throw StatusErrors.ToException(RuleSetErrors.LabelNotFound(ruleSet, name));
    }

    /// <summary>What to say of a revision that is not there.</summary>
    public async Task<RpcException> MissingAsync(string ruleSet, string revision, CancellationToken cancellation) =>
        StatusErrors.ToException(await Registry.FindRuleSetAsync(ruleSet, cancellation) is null ? RuleSetErrors.RuleSetUnknown(ruleSet) : RuleSetErrors.RevisionNotFound(ruleSet, revision));
}
