using System.Collections.Immutable;
using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Server.Security;
using Processing.Storage;
using Wire = Processing.Rules.V1;

namespace Processing.Server.Publishing;

/// <content>Labels.</content>
internal sealed partial class RuleSetHandler
{
    [Requires(Access.Admin)]
    public override async Task<Wire.MoveLabelResponse> MoveLabel(Wire.MoveLabelRequest request, ServerCallContext context)
    {
        var change = Change(request.RuleSet, request.Label, request.Etag, request.RequestId, AuthorOf(context, "author", request.Author), request.Reason) with
        {
            Revision = RequestChecks.Revision("revision", request.Revision),
            Share = ShareOf(request.Label, request.Share),
        };
        var patience = RequestChecks.Wait("wait_time", request.WaitTime, settings.MoveWait);
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        await MakeReadyAsync(change, call.Token);
        if (request.ValidateOnly)
        {
            var state = await access.Registry.FindRuleSetAsync(change.RuleSet, call.Token);
            var label = state?.Labels.FirstOrDefault(one => one.Name == change.Label);
            if (change.Expected is { } expected && expected != (label?.Version ?? 0))
            {
                throw StatusErrors.ToException(RuleSetErrors.LabelMoved(change.Label, label));
            }

            return new Wire.MoveLabelResponse { Label = label is null ? null : RuleSetMessages.Of(label, access.Served.FindServed(change.RuleSet)) };
        }

        var move = await MoveAsync(change, context, call.Token);
        var (others, isUnknown) = await OthersAsync(move, patience, context, call.Token);
        return new Wire.MoveLabelResponse { Label = StandsAt(move), Move = RuleSetMessages.Of(move), Servers = { others }, ServersUnknown = isUnknown };
    }

    [Requires(Access.Admin)]
    public override async Task<Wire.RollbackLabelResponse> RollbackLabel(Wire.RollbackLabelRequest request, ServerCallContext context)
    {
        var asked = Change(request.RuleSet, request.Label, request.Etag, request.RequestId, AuthorOf(context, "author", request.Author), request.Reason);
        var patience = RequestChecks.Wait("wait_time", request.WaitTime, settings.MoveWait);
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        var current = await FindLabelAsync(asked, call.Token);
        var target = await access.Registry.FindRollbackAsync(asked.RuleSet, asked.Label, call.Token)
            ?? throw StatusErrors.ToException(RuleSetErrors.NothingToRollBack(asked.Label));

        // What is gone back to was looked up from where the label stands now, so it must still stand there.
        var change = asked with { Revision = target.Revision, Share = target.Share, Position = target.Position, Expected = asked.Expected ?? current.Version };
        await MakeReadyAsync(change, call.Token);
        var move = await MoveAsync(change, context, call.Token);
        var (others, isUnknown) = await OthersAsync(move, patience, context, call.Token);
        return new Wire.RollbackLabelResponse { Label = StandsAt(move), Move = RuleSetMessages.Of(move), Servers = { others }, ServersUnknown = isUnknown };
    }

    [Requires(Access.Admin)]
    public override async Task<Wire.DeleteLabelResponse> DeleteLabel(Wire.DeleteLabelRequest request, ServerCallContext context)
    {
        var change = Change(request.RuleSet, request.Label, request.Etag, request.RequestId, AuthorOf(context, "author", request.Author), request.Reason);
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        var move = await MoveAsync(change, context, call.Token);

        // The answer has no room for servers that are behind, but it comes late where there are some.
        await OthersAsync(move, settings.MoveWait, context, call.Token);
        return new Wire.DeleteLabelResponse { Move = RuleSetMessages.Of(move) };
    }

    public override async Task<Wire.ListLabelMovesResponse> ListLabelMoves(Wire.ListLabelMovesRequest request, ServerCallContext context)
    {
        var ruleSet = RequestChecks.Name("rule_set", request.RuleSet);
        var label = RequestChecks.Name("label", request.Label);
        var size = RequestChecks.PageSize(request.PageSize);
        var before = RequestChecks.PageNumber(request.PageToken);
        var moves = await access.Registry.ReadHistoryAsync(ruleSet, label, before, size, context.CancellationToken);
        if (moves.IsEmpty && before is null)
        {
            throw StatusErrors.ToException(await access.Registry.FindRuleSetAsync(ruleSet, context.CancellationToken) is null
                ? RuleSetErrors.RuleSetUnknown(ruleSet)
                : RuleSetErrors.LabelNotFound(ruleSet, label));
        }

        return new Wire.ListLabelMovesResponse
        {
            Moves = { moves.Select(RuleSetMessages.Of) },
            NextPageToken = moves.Length == size ? RequestChecks.PageToken(moves[^1].Version) : "",
        };
    }

    private static LabelChange Change(string ruleSet, string label, string etag, string requestId, string author, string reason) =>
        new(RequestChecks.Name("rule_set", ruleSet), RequestChecks.Name("label", label), null)
        {
            Expected = RequestChecks.Etag(etag),
            RequestId = RequestChecks.RequestId(requestId),
            Author = author,
            Reason = RequestChecks.Text("reason", reason, RequestChecks.MaxText),
        };

    private static TrafficShare ShareOf(string label, double share)
    {
        var isShared = label is RuleSetQuery.CanaryLabel or RuleSetQuery.ShadowLabel;
        if (!isShared)
        {
            return share == 0 ? TrafficShare.None : throw StatusErrors.ToException(RuleSetErrors.InvalidShare("Only the labels `canary` and `shadow` take a share of the traffic."));
        }

        if (label == RuleSetQuery.ShadowLabel && share == 0)
        {
            return new TrafficShare(TrafficShare.Whole);
        }

        var points = share is > 0 and <= 1 ? (int)Math.Round(share * TrafficShare.Whole) : 0;
        return points > 0 ? new TrafficShare(points) : throw StatusErrors.ToException(RuleSetErrors.InvalidShare("The share is not from 0.0001 to 1."));
    }

    // What a label may stand at: compiled, tested, loaded and run once. Nothing else ever becomes live.
    private async Task MakeReadyAsync(LabelChange change, CancellationToken cancellation)
    {
        var revision = change.Revision ?? throw new InvalidOperationException("A label that is taken away needs no revision.");
        var stored = await access.Registry.FindRevisionAsync(change.RuleSet, revision, cancellation) ?? throw await access.MissingAsync(change.RuleSet, revision, cancellation);
        if (stored.Facts.TestsFailed > 0)
        {
            throw StatusErrors.ToException(RuleSetErrors.RevisionTestsFailed(stored));
        }

        await access.LoadAsync(change.RuleSet, revision, Loading.AtOnce, cancellation);
    }

    private async Task<LabelMove> MoveAsync(LabelChange change, ServerCallContext context, CancellationToken cancellation)
    {
        var before = (await access.Registry.FindRuleSetAsync(change.RuleSet, cancellation))?.Labels.FirstOrDefault(label => label.Name == change.Label)?.Revision ?? "";
        KeyValuePair<string, string>[] facts = [new("rule_set", change.RuleSet), new("label", change.Label), new("before", before), new("after", change.Revision ?? "")];
        await audit.AddAsync(Decision(context, "label.moved", facts), cancellation);
        var outcome = await access.Registry.MoveLabelAsync(change, cancellation);
        if (outcome is not LabelOutcome.Moved)
        {
            await audit.AddAsync(Decision(context, "label.stayed", facts), cancellation);
        }

        var move = outcome switch
        {
            LabelOutcome.Moved moved => moved.Move,
            LabelOutcome.RequestIdReused => throw StatusErrors.ToException(RuleSetErrors.RequestIdReused()),
            LabelOutcome.Conflict { Current: null } when change is { Revision: null, Expected: null } =>
                throw StatusErrors.ToException(await access.Registry.FindRuleSetAsync(change.RuleSet, cancellation) is null
                    ? RuleSetErrors.RuleSetUnknown(change.RuleSet)
                    : RuleSetErrors.LabelNotFound(change.RuleSet, change.Label)),
            LabelOutcome.Conflict conflict => throw StatusErrors.ToException(RuleSetErrors.LabelMoved(change.Label, conflict.Current)),
            _ => throw await access.MissingAsync(change.RuleSet, change.Revision ?? "", cancellation),
        };

        // Whoever hears that the label has moved finds it moved here.
        await access.Served.RefreshAsync(change.RuleSet, cancellation);
        return move;
    }

    // The label has moved, whatever comes of this.
    private async Task<(ImmutableArray<Wire.ServerStanding> Servers, bool AreUnknown)> OthersAsync(LabelMove move, TimeSpan patience, ServerCallContext context, CancellationToken cancellation)
    {
        if (context.Deadline != DateTime.MaxValue && (context.Deadline - time.GetUtcNow().UtcDateTime) / 2 is var half && half < patience)
        {
            patience = half;
        }

        try
        {
            var sequence = access.Served.FindServed(move.RuleSet)?.Sequence ?? 0;
            var others = await access.Servers.WaitForOthersAsync(sequence, move.RuleSet, move.Label, patience, cancellation);
            return ([.. others.Select(RuleSetMessages.Of)], false);
        }
        catch (RegistryException)
        {
            return ([], true);
        }
    }

    private Wire.Label StandsAt(LabelMove move) =>
        RuleSetMessages.Of(new LabelState(move.Label, move.Revision ?? "", move.Share, move.Version), access.Served.FindServed(move.RuleSet));

    private async Task<LabelState> FindLabelAsync(LabelChange change, CancellationToken cancellation)
    {
        var state = await access.Registry.FindRuleSetAsync(change.RuleSet, cancellation) ?? throw StatusErrors.ToException(RuleSetErrors.RuleSetUnknown(change.RuleSet));
        return state.Labels.FirstOrDefault(label => label.Name == change.Label) ?? throw StatusErrors.ToException(RuleSetErrors.LabelNotFound(change.RuleSet, change.Label));
    }
}
