using System.Collections.Immutable;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Symbols;

/// <summary>A rules file of a compilation: its tree, its package and what it imports.</summary>
public sealed class SourceFile
{
    internal SourceFile(RuleFile file, SyntaxTree tree, FileOrigin origin)
    {
        File = file;
        Tree = tree;
        Origin = origin;
        PackageName = tree.Declarations.OfType<PackageSyntax>().FirstOrDefault() is { } package ? Join(package.Path) : "";
        Imports = [.. tree.Declarations.OfType<ImportSyntax>()];
        LanguageLine = tree.Declarations.OfType<LanguageSyntax>().FirstOrDefault();
    }

    /// <summary>The file as given.</summary>
    public RuleFile File { get; }

    /// <summary>Its syntax.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>How it came into the compilation.</summary>
    public FileOrigin Origin { get; }

    /// <summary>Its package; empty where it names none.</summary>
    public string PackageName { get; }

    /// <summary>Its imports.</summary>
    public ImmutableArray<ImportSyntax> Imports { get; }

    /// <summary>The languages of its literals; all of them where it names none.</summary>
    public TextLanguage Languages { get; internal set; } = TextLanguage.Persian | TextLanguage.Arabic | TextLanguage.English;

    internal LanguageSyntax? LanguageLine { get; }

    /// <summary>A place in the file.</summary>
    internal SourceLocation At(SyntaxToken token) => Tree.GetLocation(token);

    /// <summary>A place in the file.</summary>
    internal SourceLocation At(SyntaxNode node) => Tree.GetLocation(node);

    internal static string Join(SeparatedList<SyntaxToken> path) => string.Join('.', path.Items.Select(token => token.Text));
}

/// <summary>How a file came into a compilation.</summary>
public enum FileOrigin
{
    /// <summary>The caller asked for it.</summary>
    Root = 0,

    /// <summary>It can be imported.</summary>
    Library,
}
