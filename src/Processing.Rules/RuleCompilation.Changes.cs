using System.Collections.Immutable;
using System.Text;
using Processing.Matching.Programs;
using Processing.Rules.Binding;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules;

/// <remarks>
/// A derived compilation takes over the trees of all files that are not named, in O(files): nothing of theirs is read again.
/// Names, types and diagnostics are worked out on first use; where the one it was derived from was asked for them, only what the change can reach is
/// bound again, and the result is that of binding everything. The compilation it was derived from stays as it is.
/// </remarks>
public sealed partial class RuleCompilation
{
    /// <summary>The same with a file added, or put in the place of the one with the same path and origin.</summary>
    /// <param name="file">Rules or data.</param>
    /// <param name="origin">Whether it is asked for or can be imported.</param>
    public RuleCompilation WithFile(RuleFile file, FileOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(file);
        return origin == FileOrigin.Root ? Derive(Put(_roots, file), _libraries) : Derive(_roots, Put(_libraries, file));
    }

    /// <summary>
    /// The same, but for a program that also keeps what no record needs: the lexicons and entities of packages that are there to be imported. It gives the same results
    /// more slowly; who looks at programs rather than documents asks for it. The same instance where that is so already.
    /// </summary>
    public RuleCompilation WithUnneeded() => Keeps == KeptProducers.All ? this : new(_roots, _libraries, Limits, _read, _literals, CancellationToken.None) { Keeps = KeptProducers.All, _earlier = _bound.Known };

    private KeptProducers Keeps { get; init; }

    /// <summary>The same without the files of a path; the same instance where there is none.</summary>
    /// <param name="path">As <see cref="RuleFile.Path"/> has it.</param>
    public RuleCompilation WithoutFile(string path)
    {
        var roots = _roots.RemoveAll(file => file.Path == path);
        var libraries = _libraries.RemoveAll(file => file.Path == path);
        return roots.Length == _roots.Length && libraries.Length == _libraries.Length ? this : Derive(roots, libraries);
    }

    /// <summary>The same with another tree for a file: after an edit, that of <see cref="SyntaxTree.WithChange"/>. The file is found by the path of the tree's text, roots first.</summary>
    /// <exception cref="ArgumentException">No rules file prints that path.</exception>
    public RuleCompilation ReplaceFile(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var root = IndexOf(_roots, tree.Text.Path);
        var library = root < 0 ? IndexOf(_libraries, tree.Text.Path) : -1;
        if (root < 0 && library < 0)
        {
            throw new ArgumentException($"The compilation has no rules file `{tree.Text.Path}`.", nameof(tree));
        }

        var (files, index, origin) = root >= 0 ? (_roots, root, FileOrigin.Root) : (_libraries, library, FileOrigin.Library);
        var old = files[index];
        if (ReferenceEquals(_read[old].Tree, tree))
        {
            return this;
        }

        var file = old with { Content = Encoding.UTF8.GetBytes(tree.Text.Content) };
        var known = Known();
        known[file] = new SourceFile(file, file.Content.Length <= Limits.MaxFileBytes ? tree : TooLarge(file, Limits), origin);
        var replaced = files.SetItem(index, file);
        return origin == FileOrigin.Root ? Derive(replaced, _libraries, known) : Derive(_roots, replaced, known);
    }

    /// <summary>
    /// The program with another tree for a file, for those who try many changes: where the change stays inside rules, entities, patterns and zones and names nothing new, only what it can
    /// touch is bound, everything else is the same objects as in the program of this compilation, and no producer moves or is left out. Else as <see cref="ReplaceFile"/> and <see cref="Emit"/>.
    /// </summary>
    /// <param name="tree">As for <see cref="ReplaceFile"/>.</param>
    /// <returns>Null where the changed files, or those of this compilation, have errors.</returns>
    /// <exception cref="ArgumentException">No rules file prints that path.</exception>
    public RuleProgram? EmitChanged(SyntaxTree tree)
    {
        var changed = ReplaceFile(tree);
        if (Emit().Program is not { } program)
        {
            return null;
        }

        if (ReferenceEquals(changed, this))
        {
            return program;
        }

        var changes = Files.Zip(changed.Files).Where(pair => !ReferenceEquals(pair.First, pair.Second));
        return CompilationBinder.TryRebind(changed.Input, Bound, changes, out var quickly) ? quickly : changed.Emit().Program;
    }

    private RuleCompilation Derive(ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries) => Derive(roots, libraries, _read);

    private RuleCompilation Derive(ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, IReadOnlyDictionary<RuleFile, SourceFile> known) =>
        new(roots, libraries, Limits, known, _literals, CancellationToken.None) { Keeps = Keeps, _earlier = _bound.Known ?? Volatile.Read(ref _earlier) };

    private Dictionary<RuleFile, SourceFile> Known() => new(_read, ReferenceEqualityComparer.Instance);

    private static ImmutableArray<RuleFile> Put(ImmutableArray<RuleFile> files, RuleFile file)
    {
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Path == file.Path)
            {
                return files.SetItem(i, file);
            }
        }

        return files.Add(file);
    }

    private static int IndexOf(ImmutableArray<RuleFile> files, string displayPath)
    {
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].IsRules && files[i].DisplayPath == displayPath)
            {
                return i;
            }
        }

        return -1;
    }
}
