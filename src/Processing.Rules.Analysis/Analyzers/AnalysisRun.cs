using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>What the analyzers of one run share: the rules as compiled, and a place for what they find.</summary>
internal sealed class AnalysisRun
{
    private readonly List<Diagnostic> _found = [];
    private readonly List<Diagnostic> _foundInTurn = [];
    private readonly HashSet<(string Path, SourceSpan Span)> _tooLarge = [];
    private readonly Dictionary<string, int> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleDefinition> _rules = new(StringComparer.Ordinal);
    private LeftOut? _running;
    private long _slice;

    public AnalysisRun(RuleCompilation compilation, RuleProgram program, ImmutableArray<RuleTest> tests, CancellationToken cancellation)
    {
        Compilation = compilation;
        Program = program;
        Tests = tests;
        Cancellation = cancellation;
        Fuel = new AnalysisFuel(compilation.Limits.MaxAnalysisSteps, cancellation);
        Languages = new LanguageComparer(program, Fuel);
        Models = [.. compilation.Files.Where(file => file.Origin == FileOrigin.Root).Select(file => compilation.GetSemanticModel(file.Tree))];
        Names = new NameUses(compilation);
        for (var i = 0; i < program.Producers.Length; i++)
        {
            _producers.TryAdd(program.Producers[i].Name, i);
            foreach (var rule in (program.Producers[i] as Producer.Record)?.Rules ?? [])
            {
                _rules.TryAdd(rule.Name, rule);
            }
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

    /// <summary>What all analyzers together may still do.</summary>
    public AnalysisFuel Fuel { get; }

    /// <summary>Compares patterns of the program.</summary>
    public LanguageComparer Languages { get; }

    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>For each analyzer that did not come to its end, what it did not look at to its end.</summary>
    public ImmutableArray<LeftOut> LeftOut { get; private set; } = [];

    /// <summary>
    /// Runs analyzers. Half of the fuel is shared out evenly over all turns, one for each declaration with each analyzer, so that none takes it from the others. What is left then is
    /// shared by those that were not looked at to their end, as often as a share is twice as large as the one before. So what is left out does not depend on the order of declarations.
    /// </summary>
    public void Run(ImmutableArray<RuleAnalyzer> analyzers)
    {
        var turns = Math.Max(1, (long)analyzers.Length * Models.Sum(model => model.Tree.Declarations.Length));
        _slice = Fuel.Left / 2 / turns;
        LeftOut = [.. analyzers.Select(analyzer => Run(analyzer, null)).Where(leftOut => leftOut.Count > 0)];
        while (LeftOut.Sum(leftOut => leftOut.Count) is > 0 and var open && Fuel.Left / open is var share && share > 2 * _slice)
        {
            _slice = share;
            LeftOut = [.. LeftOut.Select(earlier => Run(earlier.Analyzer, earlier)).Where(leftOut => leftOut.Count > 0)];
        }

        _found.AddRange(LeftOut.SelectMany(leftOut => leftOut.Found));
    }

    public void Report(Diagnostic diagnostic) => _foundInTurn.Add(diagnostic);

    /// <summary>The number of a producer in the program; -1 for one that the program has no need of.</summary>
    public int IndexOf(Symbol symbol) => _producers.GetValueOrDefault(symbol.FullName, -1);

    /// <summary>What a rule became; null where the program has no need of it.</summary>
    public RuleDefinition? DefinitionOf(RuleSymbol rule) => _rules.GetValueOrDefault(rule.FullName);

    /// <summary>What a pattern became; null where the fuel does not reach for it.</summary>
    public PatternNode? PatternOf(SemanticModel model, PatternSyntax pattern)
    {
        if (!Fuel.TrySpend(1) || model.GetPattern(pattern) is not { } node)
        {
            return null;
        }

        Fuel.Spend(PatternSize.Of(node));
        return node;
    }

    /// <summary>The automaton of a pattern; null where the fuel does not reach for it, or where it is too large, which is reported once.</summary>
    /// <param name="pattern">The pattern; null gives null.</param>
    /// <param name="place">Says where it stands.</param>
    public StepAutomaton? Build(PatternNode? pattern, Func<SourceLocation> place)
    {
        var automaton = pattern is null ? null : StepAutomatonBuilder.TryBuild(pattern, Fuel);
        if (automaton is null && pattern is not null && !Fuel.IsOut && place() is var at && _tooLarge.Add((at.Source.Path, at.Span)))
        {
            // Once for all turns.
            _found.Add(BudgetDiagnostics.TooLarge(at));
        }

        return automaton;
    }

    /// <summary>The declarations of one kind with their symbols, in all files asked for, each for as long as its slice of the fuel lasts; those whose name another has are left out.</summary>
    public IEnumerable<(SemanticModel Model, TSyntax Syntax, Symbol Symbol)> Declarations<TSyntax>()
        where TSyntax : DeclarationSyntax
    {
        foreach (var (model, syntax) in InTurn(model => model.Tree.Declarations.OfType<TSyntax>().Where(syntax => model.GetDeclaredSymbol(syntax) is not null)))
        {
            if (model.GetDeclaredSymbol(syntax) is { } symbol)
            {
                yield return (model, syntax, symbol);
            }
        }
    }

    /// <summary>Some declarations of all files asked for, each for as long as its slice of the fuel lasts; reading one takes as many steps as it has tokens. Those on which it ran out are noted.</summary>
    public IEnumerable<(SemanticModel Model, TSyntax Syntax)> InTurn<TSyntax>(Func<SemanticModel, IEnumerable<TSyntax>> declarations)
        where TSyntax : DeclarationSyntax
    {
        foreach (var model in Models)
        {
            foreach (var syntax in declarations(model).Where(syntax => _running?.HasTurn(syntax) != false))
            {
                Cancellation.ThrowIfCancellationRequested();
                Fuel.BeginSlice(_slice + syntax.Tokens.Length);
                if (Fuel.TrySpend(syntax.Tokens.Length))
                {
                    yield return (model, syntax);
                }

                EndTurn(model, syntax);
            }
        }
    }

    private LeftOut Run(RuleAnalyzer analyzer, LeftOut? earlier)
    {
        _running = new LeftOut(analyzer, earlier);
        analyzer.Analyze(this);
        _found.AddRange(_foundInTurn);
        _foundInTurn.Clear();
        return _running;
    }

    private void EndTurn(SemanticModel model, DeclarationSyntax syntax)
    {
        if (Fuel.IsOut)
        {
            _running?.NoteLeftOut(model, syntax, _foundInTurn);
        }
        else
        {
            _running?.NoteWhole();
            _found.AddRange(_foundInTurn);
        }

        _foundInTurn.Clear();
        Fuel.EndSlice();
    }
}
