using System.Collections.Concurrent;
using System.Collections.Immutable;
using Processing.Rules.Semantics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules;

public sealed partial class RuleCompilation
{
    private readonly ConcurrentDictionary<SourceFile, FileNames> _names = new();

    /// <summary>What stands where in a file of this compilation. The first question about a file costs its length, and that of the compilation where nothing was asked before.</summary>
    /// <exception cref="ArgumentException">The tree is of no file of this compilation.</exception>
    public SemanticModel GetSemanticModel(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var file = Files.FirstOrDefault(file => file.Tree == tree) ?? throw new ArgumentException($"`{tree.Text.Path}` is of another compilation.", nameof(tree));
        return new SemanticModel(this, file, Bound, NamesOf(file));
    }

    /// <summary>All places where a name has a meaning, files in their order, each in text order.</summary>
    public ImmutableArray<NameReference> FindReferences(NameMeaning meaning)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        return [.. Files.SelectMany(file => NamesOf(file).Find(meaning))];
    }

    private FileNames NamesOf(SourceFile file) => _names.GetOrAdd(file, (read, bound) => new FileNames(read, bound), Bound);
}
