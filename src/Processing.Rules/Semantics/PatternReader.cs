using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Binding;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Semantics;

/// <summary>Binds patterns of a bound compilation once more, one at a time, for those who ask what they have become. Safe to share between threads.</summary>
internal sealed class PatternReader
{
    // What a parameter stands for where no argument is known.
    private static readonly PatternSyntax Anything = ReadAnything();

    private readonly Lock _lock = new();
    private readonly BindingContext _context;

    public PatternReader(BoundCompilation bound)
    {
        var shared = bound.Context;
        _context = new BindingContext(shared.Packages, shared.DataFiles, shared.Limits, shared.Literals, new DiagnosticBag(shared.Limits.MaxFileDiagnostics), CancellationToken.None) { Expansions = shared.Expansions };
        foreach (var (type, record) in shared.Records)
        {
            _context.Records.Add(type, record);
        }
    }

    public PatternNode Read(PatternSyntax pattern, SourceFile file)
    {
        lock (_lock)
        {
            var scope = _context.ScopeOf(file);
            return new Binder(_context, scope).BindAlone(pattern, ParametersAround(pattern, file), Anything);
        }
    }

    private static ImmutableArray<string> ParametersAround(PatternSyntax pattern, SourceFile file)
    {
        if (pattern.DescendantTokens().FirstOrDefault() is not { } first)
        {
            return [];
        }

        return file.Tree.DeclarationOf(first) is PatternDeclarationSyntax { Parameters: { } parameters } ? [.. parameters.Names.Items.Select(name => name.Text)] : [];
    }

    private static PatternSyntax ReadAnything() =>
        SyntaxTree.Parse(SourceText.From("pattern X = any*\n", "")).Declarations.OfType<PatternDeclarationSyntax>().Single().Pattern;
}
