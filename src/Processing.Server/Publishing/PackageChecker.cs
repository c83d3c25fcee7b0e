using System.Collections.Immutable;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.Registry;
using Processing.Storage;

namespace Processing.Server.Publishing;

/// <summary>Compiles packages and runs their tests.</summary>
internal sealed class PackageChecker(EngineSettings settings, ShippedImports shipped)
{
    /// <summary>Checks a package, on the calling thread.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public CheckedPackage Check(ImmutableArray<PackageFile> files, CancellationToken cancellation)
    {
        var content = RevisionContent.Of([.. files, .. shipped.ImportedBy(files, cancellation)]);
        var emitted = PackageRules.Compile(content.Files, settings.Compilation, cancellation).Emit(cancellation);
        if (emitted.Program is not { } program)
        {
            return new CheckedPackage(content, null, emitted.Diagnostics, []);
        }

        var engine = new ExtractionEngine(program, new FastExecutor(), settings.Extraction);
        return new CheckedPackage(content, program, emitted.Diagnostics, [.. emitted.Tests.Select(test => RuleTestRunner.Run(engine, test, cancellation))]);
    }
}
