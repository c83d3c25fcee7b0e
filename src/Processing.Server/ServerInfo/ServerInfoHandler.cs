using System.Reflection;
using Grpc.Core;
using Processing.Documents;
using Processing.Server.Discovery;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Security;
using Processing.Server.V1;

namespace Processing.Server.ServerInfo;

/// <summary>Tells what this server is and can do.</summary>
[Requires(Access.AnyCaller)]
internal sealed class ServerInfoHandler(ServiceIndex services, IRuleSetSource ruleSets, ServerSettings settings, EngineSettings engine) : ServerInfoService.ServerInfoServiceBase
{
    private static readonly string Version = typeof(ServerInfoHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public override Task<GetServerInfoResponse> GetServerInfo(GetServerInfoRequest request, ServerCallContext context)
    {
        var response = new GetServerInfoResponse { Version = Version, DefaultRuleSet = settings.DefaultRuleSet };
        response.Apis.Add(services.Services.Select(service => new Api
        {
            Service = service.FullName,
            Version = service.File.Package[(service.File.Package.LastIndexOf('.') + 1)..],
            Methods = { service.Methods.Select(method => method.Name) },
        }));
        response.Limits.Add(ServerSettingsReader.Numbers(settings).Concat(engine.Numbers)
            .OrderBy(limit => limit.Key, StringComparer.Ordinal)
            .Select(limit => new Limit { Key = limit.Key, Value = limit.Value, Unit = UnitOf(limit.Key) }));
        response.MediaTypes.Add(DocumentReader.SupportedMediaTypes);
        response.RuleSets.Add(ruleSets.Names.Select(ruleSets.Find).OfType<RuleSet>().Select(ruleSet => new RuleSetState
        {
            Name = ruleSet.Name,
            Revision = ruleSet.Revision,
            Ready = ruleSet.Extractor is not null,
            RecordTypes = { ruleSet.Records.Order(StringComparer.Ordinal) },
        }));
        return Task.FromResult(response);
    }

    // Every key says by its last word what it counts.
    private static Limit.Types.Unit UnitOf(string key) =>
        key.EndsWith("_bytes", StringComparison.Ordinal) ? Limit.Types.Unit.Bytes
        : key.EndsWith("_seconds", StringComparison.Ordinal) ? Limit.Types.Unit.Seconds
        : Limit.Types.Unit.Count;
}
