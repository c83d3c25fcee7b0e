using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Syntax;

namespace Processing.Rules.Semantics;

/// <remarks>What analyzers ask beyond the questions of an editor.</remarks>
public sealed partial class SemanticModel
{
    private PatternReader? _patterns;

    /// <summary>All names of the file that mean something, in the order met. A label that fills a field stands twice: as itself and as the field.</summary>
    public ImmutableArray<MeantName> Names => [.. _names.All];

    /// <summary>The kind of value that a token of this file is written as a code of, where no standard assigns that code (<see cref="Matching.Values.CodeLists"/>); null for all others.</summary>
    public Matching.Values.ValueKind? GetUnassignedCode(SyntaxToken token) => _bound.Notes.UnassignedCodeOf(token);

    /// <summary>What an import offers to this file.</summary>
    /// <param name="import">An import of this file.</param>
    /// <returns>The symbols that can be meant; empty where there is no such package.</returns>
    public ImmutableArray<Symbols.Symbol> SymbolsOf(ImportSyntax import)
    {
        ArgumentNullException.ThrowIfNull(import);
        if (_bound.Context.Packages.Find(Symbols.SourceFile.Join(import.Path)) is not { } package)
        {
            return [];
        }

        var all = package.Names.Values.Concat(package.Zones.Values).Concat(package.Rules.Values);
        var wanted = import.Items?.Names.Items.Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(symbol => wanted?.Contains(symbol.Name) != false)];
    }

    /// <summary>
    /// The compiled form of a pattern of this file, as it stands there: names are followed, and a parameter of a named pattern stands for any tokens.
    /// Producers have the numbers of the emitted program; -1 for one that the program has no need of. Null where the compilation has errors.
    /// </summary>
    /// <remarks>O(size of the expanded pattern), anew at each call: compiling keeps no such table.</remarks>
    public PatternNode? GetPattern(PatternSyntax pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return Compilation.Emit().Program is null ? null : LazyInitializer.EnsureInitialized(ref _patterns, () => new PatternReader(_bound)).Read(pattern, File);
    }
}
