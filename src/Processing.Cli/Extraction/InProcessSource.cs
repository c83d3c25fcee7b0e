using System.Collections.Immutable;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Documents;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Spectre.Console;

namespace Processing.Cli.Extraction;

/// <summary>The engine in this process.</summary>
internal sealed class InProcessSource(ExtractionEngine engine) : IDocumentSource
{
    /// <summary>Compiles the named rules; null when they have errors, which are printed.</summary>
    /// <param name="rules">Rule files and folders.</param>
    /// <param name="wanted">The record types that are asked for.</param>
    /// <param name="errors">Where diagnostics are printed.</param>
    /// <exception cref="UsageException">The rules have no record of a wanted type.</exception>
    public static InProcessSource? TryCreate(string[] rules, ImmutableArray<string> wanted, IAnsiConsole errors)
    {
        var settings = EngineSettings.Load(null);
        var emitted = RuleSelection.Load(rules).Compile(settings).Emit();
        if (emitted.Program is { } program)
        {
            var known = RecordNames.Of(program);
            if (wanted.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            {
                throw new UsageException(RecordNames.Unknown(unknown, known));
            }

            return new InProcessSource(new ExtractionEngine(program, new FastExecutor(), settings.Extraction) { Clock = TimeProvider.System });
        }

        DiagnosticPrinter.Print(errors, emitted.Diagnostics);
        errors.WriteLine(DiagnosticPrinter.Summary(emitted.Diagnostics));
        return null;
    }

    /// <summary>What each rule did so far.</summary>
    public ImmutableArray<RuleCount> Counts => RuleCount.Of(engine.Program);

    public ValueTask<string> RevisionAsync(CancellationToken cancellation) => ValueTask.FromResult(engine.Program.Revision);

    public Task<DocumentOutcome> ExtractAsync(DocumentInput input, ExtractionOptions options, CancellationToken cancellation)
    {
        var result = engine.Extract(input, options, null, cancellation);
        var fault = result.Error is { } error ? $"{error.Id}: {error.Message}" : null;
        return Task.FromResult(new DocumentOutcome(engine.Program.Revision, result, fault));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
