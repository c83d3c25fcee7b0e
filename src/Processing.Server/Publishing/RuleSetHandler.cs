using Grpc.Core;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Server.Auditing;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Server.Security;
using Processing.Server.Serving;
using Processing.Storage;
using Wire = Processing.Rules.V1;

namespace Processing.Server.Publishing;

/// <summary>The methods of the rule set service. Here: revisions.</summary>
[Requires(Access.Author)]
internal sealed partial class RuleSetHandler(
    RegistryAccess access, PackageChecker checker, DocumentWorker worker, ExtractionTurns turns, DrainState drain, IAuditRecord audit, ServerSettings server, RegistrySettings settings, EngineSettings engine, TimeProvider time)
    : Wire.RuleSetService.RuleSetServiceBase
{
    private const int MostFindings = 100;
    private readonly TenantPlaces _uploads = new(settings.MaxUploads);

    public override async Task<Wire.CreateRevisionResponse> CreateRevision(IAsyncStreamReader<Wire.CreateRevisionRequest> requestStream, ServerCallContext context)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, drain.Cut);
        _ = access.Registry;
        var tenant = Caller.Of(context).Tenant;
        if (!_uploads.TryTake(tenant))
        {
            throw StatusErrors.ToException(RuleSetErrors.TooManyUploads(settings.MaxUploads));
        }

        try
        {
            using var reading = CancellationTokenSource.CreateLinkedTokenSource(call.Token, drain.Draining);
            var upload = new PackageUpload(settings, server, time);
            return await upload.ReadAsync(requestStream, reading.Token) is { } wrong ? throw StatusErrors.ToException(wrong) : await CreateAsync(upload, context, call.Token);
        }
        finally
        {
            _uploads.Leave(tenant);
        }
    }

    public override async Task<Wire.GetRevisionResponse> GetRevision(Wire.GetRevisionRequest request, ServerCallContext context)
    {
        var ruleSet = RequestChecks.Name("rule_set", request.RuleSet);
        var id = await access.ResolveAsync(ruleSet, "revision", request.Revision, context.CancellationToken);
        if (!request.IncludeFiles && !request.IncludeContent)
        {
            var revision = await access.Registry.FindRevisionAsync(ruleSet, id, context.CancellationToken) ?? throw await access.MissingAsync(ruleSet, id, context.CancellationToken);
            return new Wire.GetRevisionResponse { Revision = RuleSetMessages.Of(revision) };
        }

        var stored = await ReadAsync(ruleSet, id, context.CancellationToken);
        return new Wire.GetRevisionResponse
        {
            Revision = RuleSetMessages.Of(stored.Revision),
            Files = { stored.Content.Files.Select(file => request.IncludeContent ? RuleSetMessages.WithContent(file) : RuleSetMessages.Of(file)) },
        };
    }

    public override async Task<Wire.ListRevisionsResponse> ListRevisions(Wire.ListRevisionsRequest request, ServerCallContext context)
    {
        var ruleSet = RequestChecks.Name("rule_set", request.RuleSet);
        var size = RequestChecks.PageSize(request.PageSize);
        var revisions = await access.Registry.ListRevisionsAsync(ruleSet, RequestChecks.PageNumber(request.PageToken), size, context.CancellationToken);
        if (revisions.IsEmpty && await access.Registry.FindRuleSetAsync(ruleSet, context.CancellationToken) is null)
        {
            throw StatusErrors.ToException(RuleSetErrors.RuleSetUnknown(ruleSet));
        }

        return new Wire.ListRevisionsResponse
        {
            Revisions = { revisions.Select(RuleSetMessages.Of) },
            NextPageToken = revisions.Length == size ? RequestChecks.PageToken(revisions[^1].Sequence) : "",
        };
    }

    private async Task<Wire.CreateRevisionResponse> CreateAsync(PackageUpload upload, ServerCallContext context, CancellationToken cancellation)
    {
        var ruleSet = RequestChecks.Name("header.rule_set", upload.Header.RuleSet);
        var author = AuthorOf(context, "header.author", upload.Header.Author);
        var description = RequestChecks.Text("header.description", upload.Header.Description, RequestChecks.MaxText);
        var package = await WorkAsync(() => checker.Check(upload.Files, cancellation), Caller.Of(context).Tenant, cancellation);
        if (package.Program is not { } program)
        {
            throw StatusErrors.ToException(RuleSetErrors.RulesInvalid([.. package.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(RuleSetCompiler.Describe)]));
        }

        var failed = package.Tests.Where(test => !test.Passed).ToList();
        var facts = new RevisionFacts(author, description, RecordNames.Of(program), package.Tests.Length - failed.Count, failed.Count);
        var response = new Wire.CreateRevisionResponse
        {
            Warnings = { package.Diagnostics.Take(MostFindings).Select(RuleSetCompiler.Describe).Select(RuleSetMessages.Of) },
            FailedTests = { failed.Take(MostFindings).Select(RuleSetMessages.Of) },
        };
        if (upload.Header.ValidateOnly)
        {
            response.Revision = RuleSetMessages.Of(ruleSet, package.Content.Id, program.Revision, facts);
            response.AlreadyExisted = await access.Registry.FindRevisionAsync(ruleSet, package.Content.Id, cancellation) is not null;
            return response;
        }

        var added = await AddAsync(new NewRevision(ruleSet, package.Content, BytesOf(program), facts), context, cancellation);
        await access.Served.RefreshAsync(ruleSet, cancellation);
        response.Revision = RuleSetMessages.Of(added.Revision);
        response.AlreadyExisted = !added.IsNew;
        return response;
    }

    // The record has it before it is done, since nothing may be done that the record does not have; and where it then was not, that too.
    private async Task<AddedRevision> AddAsync(NewRevision revision, ServerCallContext context, CancellationToken cancellation)
    {
        KeyValuePair<string, string>[] facts = [new("rule_set", revision.RuleSet), new("revision", revision.Content.Id)];
        await audit.AddAsync(Decision(context, "revision.added", facts), cancellation);
        try
        {
            return await access.Registry.AddRevisionAsync(revision, cancellation);
        }
        catch (Exception failure) when (failure is RegistryException or OperationCanceledException)
        {
            // Also where the caller left.
            await audit.AddAsync(Decision(context, "revision.not_added", facts), drain.Cut);
            throw;
        }
    }

    private static Decision Decision(ServerCallContext context, string kind, params KeyValuePair<string, string>[] facts)
    {
        var caller = Caller.Of(context);
        return new Decision(kind, caller.Name, caller.Tenant, [.. facts]);
    }

    // A caller that is known by its credential is not somebody else.
    private static string AuthorOf(ServerCallContext context, string field, string author) =>
        Caller.Of(context).Name is { Length: > 0 } name ? name : RequestChecks.Text(field, author, RequestChecks.MaxAuthor);

    private static CompiledProgram BytesOf(RuleProgram program)
    {
        using var bytes = new MemoryStream();
        ProgramWriter.Write(program, bytes);
        return new CompiledProgram(bytes.ToArray());
    }

    private async Task<StoredContent> ReadAsync(string ruleSet, string revision, CancellationToken cancellation) =>
        await access.Registry.ReadRevisionAsync(ruleSet, revision, cancellation) ?? throw await access.MissingAsync(ruleSet, revision, cancellation);

    // Compiling is computing like extracting, and takes its turn with it.
    private async Task<T> WorkAsync<T>(Func<T> work, string tenant, CancellationToken cancellation)
    {
        if (!await turns.EnterAsync(Turn.WaitOrRefuse, tenant, cancellation))
        {
            throw StatusErrors.ToException(ServiceErrors.Busy(turns.Waiting));
        }

        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            turns.Leave();
        }
    }
}
