using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>What the analyzers of one run share: the rules as compiled, and a place for what they find.</summary>
internal sealed class AnalysisRun
{
    private readonly List<Diagnostic> _found = [];
    private readonly Dictionary<string, int> _producers = new(StringComparer.Ordinal);

    public AnalysisRun(RuleCompilation compilation, RuleProgram program, ImmutableArray<RuleTest> tests, CancellationToken cancellation)
    {
        Compilation = compilation;
        Program = program;
        Tests = tests;
        Cancellation = cancellation;
        Models = [.. compilation.Files.Where(file => file.Origin == FileOrigin.Root).Select(file => compilation.GetSemanticModel(file.Tree))];
        Names = new NameUses(compilation);
        for (var i = 0; i < program.Producers.Length; i++)
        {
            _producers.TryAdd(program.Producers[i].Name, i);
        }
    }

    public RuleCompilation Compilation { get; }

    public RuleProgram Program { get; }

    public ImmutableArray<RuleTest> Tests { get; }

    /// <summary>The files that were asked for, which alone are looked at.</summary>
    public ImmutableArray<SemanticModel> Models { get; }

    /// <summary>Who uses which name.</summary>
    public NameUses Names { get; }

    public CancellationToken Cancellation { get; }

    public IReadOnlyList<Diagnostic> Found => _found;

    public void Report(Diagnostic diagnostic) => _found.Add(diagnostic);

    /// <summary>The number of a producer in the program; -1 for one that the program has no need of.</summary>
    public int IndexOf(Symbol symbol) => _producers.GetValueOrDefault(symbol.FullName, -1);

    /// <summary>The declarations of one kind with their symbols, in all files asked for; those whose name another has are left out.</summary>
    public IEnumerable<(SemanticModel Model, TSyntax Syntax, Symbol Symbol)> Declarations<TSyntax>()
        where TSyntax : DeclarationSyntax
    {
        foreach (var model in Models)
        {
            foreach (var syntax in model.Tree.Declarations.OfType<TSyntax>())
            {
                Cancellation.ThrowIfCancellationRequested();
                if (model.GetDeclaredSymbol(syntax) is { } symbol)
                {
                    yield return (model, syntax, symbol);
                }
            }
        }
    }
}
