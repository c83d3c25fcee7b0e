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
    // What the rules did before anything was counted; set when the first document has been gone over.
    private ImmutableArray<RuleCount> _uncounted;

    /// <summary>Compiles the named rules; null when they have errors, which are printed.</summary>
    /// <param name="rules">Rule files and folders.</param>
    /// <param name="wanted">The record types that are asked for.</param>
    /// <param name="profiles">Whether the rules are timed in every document; the first one is then gone over once before, so that what is compiled for it is nobody's time.</param>
    /// <param name="errors">Where diagnostics are printed.</param>
    /// <exception cref="UsageException">The rules have no record of a wanted type.</exception>
    public static InProcessSource? TryCreate(string[] rules, ImmutableArray<string> wanted, bool profiles, IAnsiConsole errors)
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

            return new InProcessSource(new ExtractionEngine(program, new FastExecutor(), settings.Extraction) { Clock = TimeProvider.System, TimesRules = profiles });
        }

        DiagnosticPrinter.Print(errors, emitted.Diagnostics);
        errors.WriteLine(DiagnosticPrinter.Summary(emitted.Diagnostics));
        return null;
    }

    /// <summary>What each rule did so far.</summary>
    public ImmutableArray<RuleCount> Counts
    {
        get
        {
            var counts = RuleCount.Of(engine.Program);
            return _uncounted.IsDefault ? counts : [.. counts.Zip(_uncounted, (now, before) => now.Since(before))];
        }
    }

    public ValueTask<string> RevisionAsync(CancellationToken cancellation) => ValueTask.FromResult(engine.Program.Revision);

    public Task<DocumentOutcome> ExtractAsync(DocumentInput input, ExtractionOptions options, CancellationToken cancellation)
    {
        if (engine.TimesRules && _uncounted.IsDefault)
        {
            engine.Extract(input, options, null, cancellation);
            _uncounted = RuleCount.Of(engine.Program);
        }

        var result = engine.Extract(input, options, null, cancellation);
        var fault = result.Error is { } error ? $"{error.Id}: {error.Message}" : null;
        return Task.FromResult(new DocumentOutcome(engine.Program.Revision, result, fault));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
