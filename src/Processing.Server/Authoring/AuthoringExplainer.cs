using Grpc.Core;
using Processing.Matching.Explaining;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Serving;
using ExtractionWire = Processing.Extraction.V1;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Explains what rules made of a document: rules that were sent, or those of a rule set that the server has.</summary>
internal sealed class AuthoringExplainer(IRuleSetSource ruleSets, ServerSettings settings, EngineSettings engine)
{
    /// <summary>Explains one document by rules that were sent.</summary>
    /// <exception cref="RpcException">Something about the request is wrong.</exception>
    public Task<Wire.ExplainResponse> ExplainAsync(Wire.ExplainRequest request, RuleCompilation compilation, RuleSet ruleSet, CancellationToken stop)
    {
        var rules = new RuleSetCatalogue();
        rules.Set(ruleSet);
        return ExplainAsync(request, rules, ruleSet.Name, "", compilation, stop);
    }

    /// <summary>Explains one document by a rule set of the server.</summary>
    /// <exception cref="RpcException">Something about the request is wrong.</exception>
    public Task<Wire.ExplainResponse> ExplainAsync(Wire.ExplainRequest request, CancellationToken stop) => ExplainAsync(request, ruleSets, request.RuleSet, request.Revision, null, stop);

    private async Task<Wire.ExplainResponse> ExplainAsync(Wire.ExplainRequest request, IRuleSetSource rules, string ruleSet, string revision, RuleCompilation? compilation, CancellationToken stop)
    {
        var options = new ExtractionWire.ExtractionOptions { ReferenceTime = request.ReferenceTime };

        // In its turn, and done at once unless the revision must be loaded first.
        var order = new DocumentOrder("", request.Document, ruleSet, revision, options, Turn.Wait, null);
        var (prepared, error) = await PreparedOrder.FromAsync(order, rules, settings, stop);
        if (prepared is null)
        {
            throw StatusErrors.ToException(error ?? ServiceErrors.DocumentMissing());
        }

        var program = prepared.Extractor.Program ?? throw new InvalidOperationException($"What applies the rule set '{prepared.RuleSet.Name}' has no program to explain.");
        string? rule = null;
        if (request.Rule.Length > 0)
        {
            (rule, var unknown) = RuleNames.Find(program, request.Rule);
            if (unknown is not null)
            {
                throw StatusErrors.ToException(ServiceErrors.RuleNotFound(request.Rule, unknown));
            }
        }

        var at = request.HasAt ? (int)Math.Min(request.At, int.MaxValue) : (int?)null;
        var asked = new ExplainOptions(rule, at, request.WhyNot ? AttemptScope.Asked : AttemptScope.None, prepared.Options.Reference);
        var (explanation, unreadable) = DocumentExplainer.Explain(program, prepared.Input, asked, engine.Extraction, engine.Explaining, stop);
        return explanation is not null
            ? new Wire.ExplainResponse { Revision = prepared.RuleSet.Revision, Explanation = new ExplanationMessages(explanation, compilation).ToMessage() }
            : throw StatusErrors.ToException(unreadable is { } read ? ServiceErrors.Unreadable(read) : ServiceErrors.DocumentMissing());
    }
}
