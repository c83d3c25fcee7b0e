using System.Collections.Immutable;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Server.Hosting;

namespace Processing.Server.RuleSets;

/// <summary>Compiles rule files to a rule set that the server can answer with.</summary>
public static class RuleSetCompiler
{
    /// <summary>The package folder that is applied when nobody names rules.</summary>
    public const string DefaultFolder = "news";

    /// <summary>Compiles the shipped rules of one folder, with all shipped packages to import from.</summary>
    /// <param name="name">Name of the rule set.</param>
    /// <param name="folder">A folder of the shipped rules, such as <c>news</c>.</param>
    /// <param name="settings">Limits of compiling and of the engine.</param>
    public static RuleSet CompileShipped(string name, string folder, EngineSettings settings)
    {
        var shipped = RuleFolder.LoadShipped();
        var compilation = RuleCompilation.Create([.. shipped.Where(file => IsUnder(folder, file))], [.. shipped.Where(file => !IsUnder(folder, file))], settings.Compilation);
        return ToRuleSet(name, compilation.Emit(), settings.Extraction, RuleFolder.NumbersBeside(Path.Combine(RuleFolder.Shipped, folder)));
    }

    /// <summary>Compiles rule files.</summary>
    /// <param name="name">Name of the rule set.</param>
    /// <param name="roots">The rules whose records come out.</param>
    /// <param name="libraries">What they may import.</param>
    /// <param name="settings">Limits of compiling and of the engine.</param>
    public static RuleSet Compile(string name, ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ToRuleSet(name, RuleCompilation.Create(roots, libraries, settings.Compilation).Emit(), settings.Extraction);
    }

    /// <summary>The rule set of rules that were compiled: ready, or broken with the errors.</summary>
    /// <param name="name">Name of the rule set.</param>
    /// <param name="emitted">What compiling gave.</param>
    /// <param name="limits">Limits of the engine.</param>
    /// <param name="numbers">The file of field numbers that stands beside the rules; null where there is none.</param>
    public static RuleSet ToRuleSet(string name, EmitResult emitted, ExtractionLimits limits, SourceText? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(emitted);
        if (emitted.Program is not { } program)
        {
            return RuleSet.Broken(name, ErrorsIn(emitted.Diagnostics));
        }

        var engine = new ExtractionEngine(program, new FastExecutor(), limits) { Clock = TimeProvider.System };
        EngineWarmUp.Run(engine);
        return RuleSet.Ready(name, engine, numbers);
    }

    /// <summary>The rule set for one call of rules that compiled.</summary>
    internal static RuleSet ToPreview(RuleProgram program, ExtractionLimits limits) => RuleSet.Preview(new ExtractionEngine(program, new FastExecutor(), limits) { Clock = TimeProvider.System });

    /// <summary>The errors among diagnostics, as the service passes them on.</summary>
    internal static ImmutableArray<RuleSetDiagnostic> ErrorsIn(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Describe)];

    private static bool IsUnder(string folder, RuleFile file) => file.Path.StartsWith(folder + "/", StringComparison.Ordinal);

    internal static RuleSetDiagnostic Describe(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.Start;
        return new RuleSetDiagnostic(diagnostic.Id, diagnostic.Message, diagnostic.Location.Source.Path, start.Line, start.Column);
    }
}
