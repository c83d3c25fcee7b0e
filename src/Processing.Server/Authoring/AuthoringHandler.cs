using System.Collections.Immutable;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Processing.Matching.Programs;
using Processing.Rules;
using Processing.Rules.Analysis;
using Processing.Rules.Analysis.Formatting;
using Processing.Rules.Sources;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Security;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>The methods of the authoring service, each by the same library as the command line.</summary>
[Requires(Access.Author)]
internal sealed class AuthoringHandler(
    AuthoringTurns turns, KeptCompilations compilations, AuthoringPreview preview, AuthoringExplainer explainer, AuthoringTestRuns tests, AuthoringEditor editor, ServerSettings settings, EngineSettings engine)
    : Wire.AuthoringService.AuthoringServiceBase
{
    public override Task<Wire.CheckResponse> Check(Wire.CheckRequest request, ServerCallContext context)
    {
        var sources = Sent(request.Sources);
        return turns.RunAsync(context, stop =>
        {
            var messages = new DiagnosticMessages(new SourcePlaces());
            var diagnostics = RuleAnalysis.Check(compilations.Get(sources, stop), [.. request.Allow], stop);
            return new Wire.CheckResponse { Diagnostics = { diagnostics.Select(messages.ToMessage) } };
        });
    }

    public override Task<Wire.FormatResponse> Format(Wire.FormatRequest request, ServerCallContext context)
    {
        var sources = Sent(request.File is { } file ? new Wire.Sources { Files = { file } } : null, "file");
        return turns.RunAsync(context, stop => Format(sources.Files[0], stop));
    }

    public override Task RunTests(Wire.RunTestsRequest request, IServerStreamWriter<Wire.RunTestsResponse> responseStream, ServerCallContext context)
    {
        var sources = Sent(request.Sources);
        return turns.StreamAsync(
            context,
            (answer, stop) =>
            {
                var compilation = compilations.Get(sources, stop);
                var (program, found) = Emit(compilation, stop);
                tests.Run(compilation, program, found, request.Filter, answer, stop);
            },
            responseStream);
    }

    public override async Task Preview(Wire.PreviewRequest request, IServerStreamWriter<Wire.PreviewResponse> responseStream, ServerCallContext context)
    {
        var sources = Sent(request.Sources);
        if (request.Documents.Count > settings.Authoring.MaxDocuments)
        {
            throw StatusErrors.ToException(ServiceErrors.TooManyDocuments(request.Documents.Count, settings.Authoring.MaxDocuments));
        }

        var ruleSet = await turns.RunAsync(context, stop => RuleSetCompiler.ToPreview(Emit(compilations.Get(sources, stop), stop).Program, engine.Extraction));
        await preview.RunAsync(ruleSet, request, responseStream, context);
    }

    public override Task<Wire.ExplainResponse> Explain(Wire.ExplainRequest request, ServerCallContext context)
    {
        if (request.Sources is null)
        {
            return turns.RunAsync(context, stop => explainer.ExplainAsync(request, stop));
        }

        var sources = Sent(request.Sources);
        return turns.RunAsync(context, stop =>
        {
            // One compilation: it knows the parts of its own program only.
            var compilation = compilations.Get(sources, stop);
            return explainer.ExplainAsync(request, compilation, RuleSetCompiler.ToPreview(Emit(compilation, stop).Program, engine.Extraction), stop);
        });
    }

    public override Task<Wire.CompleteResponse> Complete(Wire.CompleteRequest request, ServerCallContext context)
    {
        var sources = Sent(request.Sources);
        return turns.RunAsync(context, stop => editor.Complete(compilations.Get(sources, stop), request.Position, stop));
    }

    public override Task<Wire.HoverResponse> Hover(Wire.HoverRequest request, ServerCallContext context)
    {
        var sources = Sent(request.Sources);
        return turns.RunAsync(context, stop => AuthoringEditor.Hover(compilations.Get(sources, stop), request.Position, stop));
    }

    private SentSources Sent(Wire.Sources? sources, string field = "sources.files")
    {
        var (sent, error) = SentSources.From(sources, field, settings.Authoring);
        return sent ?? throw StatusErrors.ToException(error ?? ServiceErrors.SourcesMissing(field));
    }

    // Only rules that can be applied.
    private static (RuleProgram Program, ImmutableArray<RuleTest> Tests) Emit(RuleCompilation compilation, CancellationToken stop)
    {
        var emitted = compilation.Emit(stop);
        return (emitted.Program ?? throw StatusErrors.ToException(ServiceErrors.RulesBroken(emitted.Diagnostics)), emitted.Tests);
    }

    private Wire.FormatResponse Format(RuleFile file, CancellationToken stop)
    {
        // What is wrong with a file by itself, its size included, is what its compilation says of its syntax.
        var tree = RuleCompilation.Create([file], [], engine.Compilation, stop).Files[0].Tree;
        if (!RuleFormatter.TryFormat(tree, out var text))
        {
            throw StatusErrors.ToException(ServiceErrors.RulesBroken(tree.Diagnostics));
        }

        var change = TextChange.Between(tree.Text.Content, text);
        var isChanged = change.Span.Length > 0 || change.NewText.Length > 0;
        return new Wire.FormatResponse
        {
            Content = ByteString.CopyFrom(Encoding.UTF8.GetBytes(text)),
            Changed = isChanged,
            Edit = isChanged ? new Wire.TextEdit { Place = new SourcePlaces().ToMessage(new SourceLocation(tree.Text, change.Span)), NewText = change.NewText } : null,
        };
    }
}
