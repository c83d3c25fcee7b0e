using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>A caller can give up at every step, and nothing is lost by it.</summary>
public sealed class CancellationTests
{
    private const string Source = "record A\n  x: text\n\nrule r -> A\n  match x:word\n";
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact]
    public void Reading_stops()
    {
        Assert.Throws<OperationCanceledException>(() => SyntaxTree.Parse(SourceText.From(Source), null, Cancelled));
        var tree = SyntaxTree.Parse(SourceText.From(Source));
        Assert.Throws<OperationCanceledException>(() => tree.WithChange(new TextChange(new SourceSpan(0, 0), " "), Cancelled));
        Assert.Throws<OperationCanceledException>(() => RuleCompilation.Create([Compile.File("a.rules", Source)], [], CompilationLimits.Default, Cancelled));
    }

    [Fact]
    public void Compiling_stops_and_can_be_asked_again()
    {
        var compilation = RuleCompilation.Create([Compile.File("a.rules", Source)], [], CompilationLimits.Default);
        Assert.Throws<OperationCanceledException>(() => compilation.GetDiagnostics(Cancelled));
        Assert.Throws<OperationCanceledException>(() => compilation.Emit(Cancelled));
        Assert.Empty(compilation.Diagnostics);
        Assert.Throws<OperationCanceledException>(() => compilation.Emit(Cancelled));
        Assert.NotNull(compilation.Emit().Program);
        Assert.Same(compilation.Emit(), compilation.Emit(Cancelled));
    }
}
