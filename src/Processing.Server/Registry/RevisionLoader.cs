using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules.Diagnostics;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>Makes a revision ready: reads its program, or compiles its files where the program is of another version of this program, and runs it once.</summary>
internal sealed class RevisionLoader(EngineSettings settings, ILogger<RevisionLoader> log)
{
    // Enough to meet most words of a package.
    private const int WarmUpBytes = 64 * 1024;

    /// <summary>Loads a revision. Takes as long as its rules are large, on the calling thread.</summary>
    /// <exception cref="RevisionNotLoadedException">It does not compile here.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public LoadedRevision Load(StoredContent stored, CancellationToken cancellation)
    {
        var program = Read(stored) ?? Compile(stored, cancellation);
        var engine = new ExtractionEngine(program, new FastExecutor(), settings.Extraction) { Clock = TimeProvider.System };
        WarmUp(engine, stored, cancellation);
        return new LoadedRevision(stored, RuleSet.OfRevision(stored.Revision.RuleSet, stored.Revision.Id, engine, PackageRules.NumbersOf(stored.Content.Files)));
    }

    // What an engine makes at its first document it makes now. The rules themselves are a text full of the words that they look for.
    private static void WarmUp(ExtractionEngine engine, StoredContent stored, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        foreach (var file in stored.Content.Files.Where(file => file.Path.EndsWith(".rules", StringComparison.OrdinalIgnoreCase)))
        {
            text.Write(file.Content.Span);
            if (text.Length >= WarmUpBytes)
            {
                break;
            }
        }

        engine.Extract(new DocumentInput(text.ToArray().AsMemory(0, (int)Math.Min(text.Length, WarmUpBytes)), "text/plain"), ExtractionOptions.Default, null, cancellation);
    }

    private RuleProgram? Read(StoredContent stored)
    {
        try
        {
            return ProgramReader.Read(stored.Program.Content.Span);
        }
        catch (InvalidDataException)
        {
            ServerLog.Recompiled(log, stored.Revision.RuleSet, stored.Revision.Id);
            return null;
        }
    }

    private RuleProgram Compile(StoredContent stored, CancellationToken cancellation)
    {
        var emitted = PackageRules.Compile(stored.Content.Files, settings.Compilation, cancellation).Emit(cancellation);
        return emitted.Program ?? throw new RevisionNotLoadedException(
            [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(RuleSetCompiler.Describe)]);
    }
}
