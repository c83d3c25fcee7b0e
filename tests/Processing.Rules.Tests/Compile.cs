using System.Collections.Immutable;
using System.Text;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Tests;

/// <summary>The only place of these tests that knows how a compilation is made.</summary>
internal static class Compile
{
    public static RuleFile File(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));

    public static EmitResult Emit(params (string Path, string Content)[] files) => Emit(CompilationLimits.Default, files);

    public static EmitResult Emit(CompilationLimits limits, params (string Path, string Content)[] files) =>
        RuleCompilation.Create([.. files.Select(file => File(file.Path, file.Content))], [], limits).Emit();

    /// <summary>The program of sources that must have no diagnostics.</summary>
    public static RuleProgram Program(params (string Path, string Content)[] files)
    {
        var result = Emit(files);
        Assert.Empty(Render(result.Diagnostics));
        Assert.NotNull(result.Program);
        return result.Program;
    }

    /// <summary>The program of one file.</summary>
    public static RuleProgram Program(string source) => Program(("test.rules", source));

    public static string Render(ImmutableArray<Diagnostic> diagnostics) => string.Join('\n', diagnostics.Select(diagnostic => diagnostic.ToString()));
}
