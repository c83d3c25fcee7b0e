using System.Collections.Immutable;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Storage;

namespace Processing.Server.Publishing;

/// <summary>Compiles packages and runs their tests.</summary>
internal sealed class PackageChecker(EngineSettings settings)
{
    // Read once: the shipped rules do not change while the server runs.
    private readonly Lazy<ImmutableArray<RuleFile>> _shipped = new(RuleFolder.LoadShipped);

    /// <summary>Checks a package, on the calling thread.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public CheckedPackage Check(ImmutableArray<PackageFile> files, CancellationToken cancellation)
    {
        var content = RevisionContent.Of([.. files, .. PackageRules.LibrariesOf(files, _shipped.Value, settings.Compilation, cancellation)]);
        var emitted = PackageRules.Compile(content.Files, settings.Compilation, cancellation).Emit(cancellation);
        if (emitted.Program is not { } program)
        {
            return new CheckedPackage(content, null, emitted.Diagnostics, []);
        }

        var engine = new ExtractionEngine(program, new FastExecutor(), settings.Extraction);
        return new CheckedPackage(content, program, emitted.Diagnostics, [.. emitted.Tests.Select(test => RuleTestRunner.Run(engine, test, cancellation))]);
    }
}
