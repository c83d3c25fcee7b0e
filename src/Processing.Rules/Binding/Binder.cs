using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Gives the patterns and expressions of one declaration their meaning, and with it their compiled form.</summary>
/// <remarks>There is no bound tree between syntax and program: producers have their index before anything is bound, so the compiled node is the bound node.</remarks>
internal sealed partial class Binder(BindingContext context, FileScope names)
{
    private static readonly PatternNode NoPattern = new PatternNode.Empty();

    // What stands for an expression that has a mistake: no type, so that nothing more is said of it.
    private static readonly BoundExpression Poison = new(new ExpressionNode.Constant(new Value.Text("")), null);

    private readonly BindingContext _context = context;
    private readonly FileScope _names = names;

    /// <summary>The fields of the record that the declaration fills; empty where it fills none.</summary>
    public ImmutableArray<FieldSymbol> Fields { get; init; } = [];

    private void Report(Reporting reporting, Diagnostic diagnostic)
    {
        if (reporting == Reporting.On)
        {
            _context.Diagnostics.Add(diagnostic);
        }
    }

    private void Report(Diagnostic diagnostic) => _context.Diagnostics.Add(diagnostic);

    private SourceLocation At(SyntaxToken token) => _names.File.At(token);

    private SourceLocation At(SyntaxNode node) => _names.File.At(node);

    // What is bound without reports is bound with them, too, where it is declared.
    private void Note(SyntaxToken token, Symbol symbol, Reporting reporting)
    {
        if (reporting == Reporting.On)
        {
            _context.Log?.AddSymbol(token, symbol);
        }
    }
}
