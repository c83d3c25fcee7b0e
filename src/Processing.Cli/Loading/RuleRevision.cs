using Processing.Cli.Output;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Rules.Analysis.Schemas;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Spectre.Console;

namespace Processing.Cli.Loading;

/// <summary>One side of a comparison of rules: a file or folder, compiled.</summary>
/// <param name="Compilation">The rules.</param>
/// <param name="Program">What they compile to.</param>
/// <param name="Schema">Their records.</param>
internal sealed record RuleRevision(RuleCompilation Compilation, RuleProgram Program, SchemaSet Schema)
{
    /// <summary>Compiles the rules of a path; null when they have errors, which are printed.</summary>
    /// <param name="path">A rules file or folder.</param>
    /// <param name="packages">The folder of the packages that they may import; null for the shipped ones.</param>
    /// <param name="numbers">The field numbers where none are recorded beside it.</param>
    /// <param name="settings">Limits of the compiler.</param>
    /// <param name="errors">Where errors are printed.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UsageException">The path is not there, or holds no rules.</exception>
    public static RuleRevision? TryLoad(string path, string? packages, NumberMap numbers, EngineSettings settings, IAnsiConsole errors, CancellationToken cancellation)
    {
        var compilation = RuleSelection.Load([path], packages).Compile(settings);
        var emitted = compilation.Emit(cancellation);
        var (recorded, problem) = File.Exists(RuleFolder.NumbersPath(path)) ? SchemaFiles.ReadNumbers(RuleFolder.NumbersPath(path)) : (numbers, null);
        if (emitted.Program is { } program && problem is null)
        {
            return new RuleRevision(compilation, program, SchemaBuilder.Build(compilation, recorded));
        }

        errors.WriteLine($"the rules of {path} have errors; there is nothing to compare");
        DiagnosticPrinter.Print(errors, problem is null ? emitted.Diagnostics : [problem]);
        return null;
    }

    /// <summary>An engine for the rules.</summary>
    public ExtractionEngine Engine(EngineSettings settings) => new(Program, new FastExecutor(), settings.Extraction);
}
