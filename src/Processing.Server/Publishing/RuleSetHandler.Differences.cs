using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Processing.Pipeline;
using Processing.Rules.Analysis.Schemas;
using Processing.Server.Errors;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Server.Security;
using Processing.Server.Serving;
using Processing.Server.Shadowing;
using Processing.Storage;
using ExtractionWire = Processing.Extraction.V1;
using Wire = Processing.Rules.V1;

namespace Processing.Server.Publishing;

/// <content>What differs between revisions, and their schemas.</content>
internal sealed partial class RuleSetHandler
{
    public override async Task<Wire.DiffRevisionsResponse> DiffRevisions(Wire.DiffRevisionsRequest request, ServerCallContext context)
    {
        var ruleSet = RequestChecks.Name("rule_set", request.RuleSet);
        if (request.Documents.Count > settings.MaxDiffDocuments)
        {
            throw StatusErrors.ToException(RuleSetErrors.TooManyDocuments(settings.MaxDiffDocuments));
        }

        var tenant = Caller.Of(context).Tenant;
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        var before = await ReadAsync(ruleSet, await access.ResolveAsync(ruleSet, "before", request.Before, call.Token), call.Token);
        var after = await ReadAsync(ruleSet, await access.ResolveAsync(ruleSet, "after", request.After, call.Token), call.Token);
        var response = new Wire.DiffRevisionsResponse
        {
            Before = before.Revision.Id,
            After = after.Revision.Id,
            Schema = await CompileAsync(ruleSet, after.Revision.Id, () => Compare(before, after, call.Token), tenant, call.Token),
        };
        for (var i = 0; i < request.Documents.Count; i++)
        {
            response.Documents.Add(await CompareAsync(tenant, ruleSet, before.Revision.Id, after.Revision.Id, request.Documents[i], i, request.ReferenceTime, call.Token));
        }

        return response;
    }

    [Requires(Access.AnyCaller)]
    public override async Task<Wire.GetSchemaResponse> GetSchema(Wire.GetSchemaRequest request, ServerCallContext context)
    {
        var ruleSet = RequestChecks.Name("rule_set", request.RuleSet);
        var cancellation = context.CancellationToken;
        var id = await access.ResolveAsync(ruleSet, "revision", request.Revision.Length == 0 ? RuleSetQuery.LiveLabel : request.Revision, cancellation);
        var stored = await ReadAsync(ruleSet, id, cancellation);
        var schema = await CompileAsync(ruleSet, id, () => RevisionSchema.Of(stored.Content.Files, NumberMap.Empty, engine.Compilation, cancellation), Caller.Of(context).Tenant, cancellation);
        if (!schema.Problems.IsEmpty)
        {
            throw StatusErrors.ToException(RuleSetErrors.SchemaInvalid(schema.Problems));
        }

        return new Wire.GetSchemaResponse
        {
            Revision = id,
            DescriptorSet = UnsafeByteOperations.UnsafeWrap(ProtoDescriptors.Write(schema.Schema)),
            Files = { ProtoText.Write(schema.Schema).Select(file => new Wire.SchemaFile { Path = file.Path, Content = file.Content }) },
            JsonSchema = Encoding.UTF8.GetString(JsonSchemaText.Write(schema.Schema)),
        };
    }

    public override Task<Wire.GetShadowReportResponse> GetShadowReport(Wire.GetShadowReportRequest request, ServerCallContext context)
    {
        var ruleSet = RequestChecks.Name("rule_set", request.RuleSet);
        var served = access.Served.FindServed(ruleSet) ?? throw StatusErrors.ToException(RuleSetErrors.RuleSetUnknown(ruleSet));
        return served.Shadow is { } shadow
            ? Task.FromResult(new Wire.GetShadowReportResponse { Report = shadow.Report() })
            : throw StatusErrors.ToException(RuleSetErrors.NoShadow());
    }

    private Wire.SchemaDifference Compare(StoredContent before, StoredContent after, CancellationToken cancellation)
    {
        var older = RevisionSchema.Of(before.Content.Files, NumberMap.Empty, engine.Compilation, cancellation);

        // Without a file of numbers the newer revision is taken for the next one of the author who numbered the older.
        var newer = RevisionSchema.Of(after.Content.Files, older.Schema.Numbers, engine.Compilation, cancellation);
        var difference = SchemaDifference.Between(older.Schema, newer.Schema, newer.Compilation.Files[0].Tree.Text);
        return new Wire.SchemaDifference
        {
            BreakingChanges = { difference.Breaking.Select(RuleSetCompiler.Describe).Select(RuleSetMessages.Of) },
            Added = { difference.Added },
            Removed = { difference.Removed },
        };
    }

    private async Task<T> CompileAsync<T>(string ruleSet, string revision, Func<T> work, string tenant, CancellationToken cancellation)
    {
        try
        {
            return await WorkAsync(work, tenant, cancellation);
        }
        catch (RevisionNotLoadedException broken)
        {
            throw StatusErrors.ToException(RuleSetErrors.RevisionNotLoaded(ruleSet, revision, broken.Message) with { Diagnostics = broken.Diagnostics });
        }
    }

    private async Task<Wire.DocumentDifference> CompareAsync(
        string tenant, string ruleSet, string before, string after, ExtractionWire.Document document, int number, string referenceTime, CancellationToken cancellation)
    {
        var name = document.Name.Length > 0 ? document.Name : number.ToString(CultureInfo.InvariantCulture);
        var options = new ExtractionWire.ExtractionOptions { ReferenceTime = referenceTime };
        var results = ImmutableArray.CreateBuilder<ExtractionWire.ExtractionResult>();
        foreach (var revision in (string[])[before, after])
        {
            var outcome = await worker.RunAsync(new DocumentOrder(tenant, document, ruleSet, revision, options, Turn.WaitOrRefuse, server.DefaultDeadline), null, cancellation);
            if (outcome.Result is not { } result)
            {
                var error = outcome.Error ?? throw new InvalidOperationException("An outcome has neither result nor error.");
                return new Wire.DocumentDifference { Document = name, Status = StatusErrors.ToStatus(error) };
            }

            results.Add(result.ToObject());
        }

        return DifferenceMessages.Of(name, RecordChanges.Of(results[0].Records, results[1].Records, record => record.ToByteString()));
    }
}
