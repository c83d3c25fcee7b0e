using System.Collections.Immutable;
using Processing.Rules.Symbols;

namespace Processing.Rules.Binding;

/// <summary>What is bound, and how.</summary>
/// <param name="Files">The rules files, roots first, each sorted by path.</param>
/// <param name="Roots">All files asked for, data files among them.</param>
/// <param name="Libraries">All files that can be imported.</param>
/// <param name="Limits">How large it may be.</param>
/// <param name="Keeps">Which producers the program keeps.</param>
/// <param name="Literals">What literals fold to.</param>
internal sealed record BindingInput(
    ImmutableArray<SourceFile> Files, ImmutableArray<RuleFile> Roots, ImmutableArray<RuleFile> Libraries, CompilationLimits Limits, KeptProducers Keeps, LiteralCache Literals)
{
    /// <summary>Whether nothing differs but declarations inside files, and which producers are kept: packages, imports, languages, data files and limits are the same. O(files + data files).</summary>
    public bool HasFrameOf(BindingInput other) => Limits.Equals(other.Limits)
        && Files.SequenceEqual(other.Files, HaveSameHeaders)
        && Roots.Where(IsData).SequenceEqual(other.Roots.Where(IsData), ReferenceEqualityComparer.Instance)
        && Libraries.Where(IsData).SequenceEqual(other.Libraries.Where(IsData), ReferenceEqualityComparer.Instance);

    private static bool IsData(RuleFile file) => !file.IsRules;

    private static bool HaveSameHeaders(SourceFile a, SourceFile b) => ReferenceEquals(a, b)
        || (a.File.Path == b.File.Path && a.File.DisplayPath == b.File.DisplayPath && a.Origin == b.Origin && a.PackageName == b.PackageName
            && (a.LanguageLine is { } line ? b.LanguageLine is { } other && line.IsEquivalentTo(other) : b.LanguageLine is null)
            && a.Imports.Length == b.Imports.Length && a.Imports.Zip(b.Imports).All(pair => pair.First.IsEquivalentTo(pair.Second)));
}
