using Processing.Server.Discovery;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using ServingStatus = Processing.Protocol.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Processing.Server.Health;

/// <summary>What can be given work now: the server (empty name), each of its services (full name), each rule set (<c>ruleSets/NAME</c>; without a name the default one).</summary>
internal sealed class ServingStates(IRuleSetSource ruleSets, ServiceIndex services, ServerSettings settings, DrainState drain)
{
    /// <summary>What stands before the name of a rule set.</summary>
    public const string RuleSetPrefix = "ruleSets/";

    /// <summary>The state of a name; null when there is nothing of that name.</summary>
    public ServingStatus? Find(string name)
    {
        if (name.StartsWith(RuleSetPrefix, StringComparison.Ordinal))
        {
            var ruleSetName = name.Length > RuleSetPrefix.Length ? name[RuleSetPrefix.Length..] : settings.DefaultRuleSet;
            return ruleSets.Find(ruleSetName) is { } ruleSet ? ruleSet.Extractor is null ? ServingStatus.NotServing : ServerState : null;
        }

        return name.Length == 0 || services.Services.Any(service => service.FullName == name) ? ServerState : null;
    }

    /// <summary>Every name that has a state.</summary>
    public IEnumerable<string> Names => ["", .. services.Services.Select(service => service.FullName), .. ruleSets.Names.Select(name => RuleSetPrefix + name)];

    private ServingStatus ServerState => drain.Leaving.IsCancellationRequested ? ServingStatus.NotServing : ServingStatus.Serving;
}
