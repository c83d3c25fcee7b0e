using System.Collections.Immutable;
using Processing.Rules;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Diagnostics;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Storage;

namespace Processing.Server.Publishing;

/// <summary>The records of a revision as a schema, as <c>rules schema</c> makes it.</summary>
/// <param name="Compilation">The rules.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Problems">Why it must not be used; empty for nothing.</param>
internal sealed record RevisionSchema(RuleCompilation Compilation, SchemaSet Schema, ImmutableArray<RuleSetDiagnostic> Problems)
{
    /// <summary>Makes the schema of a revision. Compiles it, on the calling thread.</summary>
    /// <param name="files">The files of the revision.</param>
    /// <param name="numbers">The field numbers where the revision has no file of them.</param>
    /// <param name="limits">Limits of the compiler.</param>
    /// <param name="cancellation">Whether the caller gave up.</param>
    /// <exception cref="RevisionNotLoadedException">The rules do not compile here.</exception>
    public static RevisionSchema Of(ImmutableArray<PackageFile> files, NumberMap numbers, CompilationLimits limits, CancellationToken cancellation)
    {
        var compilation = PackageRules.Compile(files, limits, cancellation);
        if (compilation.Emit(cancellation) is { Program: null, Diagnostics: var errors })
        {
            throw new RevisionNotLoadedException([.. errors.Where(error => error.Severity == DiagnosticSeverity.Error).Select(RuleSetCompiler.Describe)]);
        }

        var (recorded, unreadable) = PackageRules.NumbersOf(files) is { } text ? NumberMapFile.Read(text) : (numbers, null);
        var schema = SchemaBuilder.Build(compilation, recorded);
        ImmutableArray<Diagnostic> problems = [.. unreadable is null ? ImmutableArray<Diagnostic>.Empty : [unreadable], .. BreakingChanges.FindMisread(recorded, schema), .. schema.Diagnostics];
        return new RevisionSchema(compilation, schema, [.. problems.Select(RuleSetCompiler.Describe)]);
    }
}
