using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Security;
using Processing.Server.Serving;
using Processing.Server.Telemetry;
using ExtractionWire = Processing.Extraction.V1;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Applies rules that were just sent to documents, as the extraction service would: with its turns, limits and quotas, but never its cache.</summary>
internal sealed class AuthoringPreview(ServerSettings settings, ExtractionTurns turns, ResultCache cache, TenantQuotas quotas, RecordExplainer explainer, UploadPlaces uploads, ServerMetrics metrics, DrainState drain, TimeProvider time)
{
    /// <summary>Answers with a result or a status for each document, in their order.</summary>
    public async Task RunAsync(RuleSet ruleSet, Wire.PreviewRequest request, IServerStreamWriter<Wire.PreviewResponse> responses, ServerCallContext context)
    {
        var rules = new RuleSetCatalogue();
        rules.Set(ruleSet);
        var worker = new DocumentWorker(rules, settings, turns, cache, quotas, explainer, uploads, metrics, time);
        var options = request.Options?.Clone() ?? new ExtractionWire.ExtractionOptions();
        options.UseCache = false;
        using var call = new AuthoringCall(context, settings.Authoring, drain, time);
        for (var i = 0; i < request.Documents.Count; i++)
        {
            var order = new DocumentOrder(Caller.Of(context).Tenant, request.Documents[i], ruleSet.Name, "", options, Turn.WaitOrRefuse, null);
            var outcome = await call.WithinAsync(() => worker.RunAsync(order, null, call.Stop));
            var answer = new Wire.PreviewResponse { Document = (uint)i };
            if (outcome.Error is { } error)
            {
                metrics.Refused(error.Reason);
                answer.Status = StatusErrors.ToStatus(error);
            }
            else
            {
                answer.Result = outcome.Result?.ToObject();
            }

            await responses.WriteAsync(answer, CancellationToken.None);
        }
    }
}
