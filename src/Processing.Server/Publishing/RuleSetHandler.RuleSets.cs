using Grpc.Core;
using Processing.Server.Errors;
using Processing.Storage;
using Wire = Processing.Rules.V1;

namespace Processing.Server.Publishing;

/// <content>Rule sets, and news of them.</content>
internal sealed partial class RuleSetHandler
{
    public override async Task<Wire.GetRuleSetResponse> GetRuleSet(Wire.GetRuleSetRequest request, ServerCallContext context)
    {
        var state = await FindRuleSetAsync(RequestChecks.Name("rule_set", request.RuleSet), context.CancellationToken);
        return new Wire.GetRuleSetResponse { RuleSet = Message(state) };
    }

    public override async Task<Wire.ListRuleSetsResponse> ListRuleSets(Wire.ListRuleSetsRequest request, ServerCallContext context)
    {
        var size = RequestChecks.PageSize(request.PageSize);
        var after = RequestChecks.PageText(request.PageToken);
        var all = await access.Registry.ReadStateAsync(context.CancellationToken);
        var rest = all.RuleSets.Where(ruleSet => string.CompareOrdinal(ruleSet.Name, after) > 0).ToList();
        return new Wire.ListRuleSetsResponse
        {
            RuleSets = { rest.Take(size).Select(Message) },
            NextPageToken = rest.Count > size ? RequestChecks.PageToken(rest[size - 1].Name) : "",
        };
    }

    public override async Task WatchRuleSets(Wire.WatchRuleSetsRequest request, IServerStreamWriter<Wire.WatchRuleSetsResponse> responseStream, ServerCallContext context)
    {
        var wanted = request.RuleSet.Length == 0 ? null : RequestChecks.Name("rule_set", request.RuleSet);
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Draining);
        var state = await access.Registry.ReadStateAsync(call.Token);
        foreach (var ruleSet in state.RuleSets.Where(ruleSet => wanted is null || ruleSet.Name == wanted))
        {
            // Served first, as below: what this server is late with is no change of the registry and would never be told.
            await access.Served.ServeAsync(ruleSet, call.Token);
            await responseStream.WriteAsync(new Wire.WatchRuleSetsResponse { RuleSet = Message(ruleSet) }, CancellationToken.None);
        }

        for (var seen = state.Sequence; ;)
        {
            await access.Registry.WaitForChangesAsync(seen, call.Token);
            var changes = await access.Registry.ReadChangesAsync(seen, IRuleRegistry.MaxPage, call.Token);
            foreach (var name in changes.Select(change => change.RuleSet).Distinct().Where(name => wanted is null || name == wanted))
            {
                // Served first, so that what is told is what the next call gets.
                await access.Served.RefreshAsync(name, call.Token);
                await responseStream.WriteAsync(new Wire.WatchRuleSetsResponse { RuleSet = Message(await FindRuleSetAsync(name, call.Token)) }, CancellationToken.None);
            }

            seen = changes.IsEmpty ? seen : changes[^1].Sequence;
        }
    }

    private Wire.RuleSet Message(RuleSetState state) => RuleSetMessages.Of(state, access.Served.FindServed(state.Name));

    private async Task<RuleSetState> FindRuleSetAsync(string name, CancellationToken cancellation) =>
        await access.Registry.FindRuleSetAsync(name, cancellation) ?? throw StatusErrors.ToException(RuleSetErrors.RuleSetUnknown(name));
}
