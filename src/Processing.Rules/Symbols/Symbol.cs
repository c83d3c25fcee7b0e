using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Symbols;

/// <summary>What a declaration declares.</summary>
public abstract class Symbol
{
    private protected Symbol(SourceFile file, DeclarationSyntax declaration, SyntaxToken token)
        : this(file, declaration, token, token.Text)
    {
    }

    private protected Symbol(SourceFile file, DeclarationSyntax declaration, SyntaxToken token, string name)
    {
        File = file;
        Declaration = declaration;
        NameToken = token;
        Name = name;
        FullName = file.PackageName.Length == 0 ? Name : $"{file.PackageName}.{Name}";
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it is seen by the files of its own package only.</summary>
    public bool IsPrivate => IsPrivateName(Name);

    /// <summary>Package, dot, name.</summary>
    public string FullName { get; }

    /// <summary>The file that declares it.</summary>
    public SourceFile File { get; }

    /// <summary>The declaration.</summary>
    public DeclarationSyntax Declaration { get; }

    /// <summary>The token that names it.</summary>
    public SyntaxToken NameToken { get; }

    /// <summary>Where its name stands.</summary>
    public SourceLocation Location => File.At(NameToken);

    /// <summary>What it is, as messages say it.</summary>
    public abstract string KindName { get; }

    /// <summary>What finds it in this and in other compilations.</summary>
    internal SymbolKey Key => field ??= new SymbolKey(this is ZoneSymbol ? NameSpace.Zones : this is RuleSymbol ? NameSpace.Rules : NameSpace.Names, File.PackageName, Name);

    /// <summary>Whether part of it could not be read or understood, so that nothing more is said of what uses it.</summary>
    public bool IsBroken { get; internal set; }

    /// <summary>Whether what has this name is seen by its own package only.</summary>
    internal static bool IsPrivateName(string name) => name.StartsWith('_');
}

/// <summary>Something that puts annotations on a text and has an index in the program.</summary>
public abstract class ProducerSymbol : Symbol
{
    private protected ProducerSymbol(SourceFile file, DeclarationSyntax declaration, SyntaxToken name)
        : base(file, declaration, name)
    {
    }

    /// <summary>Type of its values; null where it has none, or where it is broken.</summary>
    public DataType? Type { get; internal set; }

    /// <summary>Index in the program; -1 where the program has no need of it.</summary>
    internal int Index { get; set; } = -1;
}

/// <summary>A lexicon.</summary>
public sealed class LexiconSymbol : ProducerSymbol
{
    internal LexiconSymbol(SourceFile file, LexiconSyntax syntax)
        : base(file, syntax, syntax.Name) => Syntax = syntax;

    /// <summary>Its declaration.</summary>
    public LexiconSyntax Syntax { get; }

    /// <inheritdoc/>
    public override string KindName => "lexicon";
}

/// <summary>An entity.</summary>
public sealed class EntitySymbol : ProducerSymbol
{
    internal EntitySymbol(SourceFile file, EntitySyntax syntax)
        : base(file, syntax, syntax.Name) => Syntax = syntax;

    /// <summary>Its declaration.</summary>
    public EntitySyntax Syntax { get; }

    /// <inheritdoc/>
    public override string KindName => "entity";
}

/// <summary>A record, with all rules that find it.</summary>
public sealed class RecordSymbol : ProducerSymbol
{
    internal RecordSymbol(SourceFile file, RecordSyntax syntax)
        : base(file, syntax, syntax.Name)
    {
        Syntax = syntax;
        Type = new DataType(ValueKind.Record) { RecordName = syntax.Name.Text };
    }

    /// <summary>Its declaration.</summary>
    public RecordSyntax Syntax { get; }

    /// <summary>Its fields, once it is bound.</summary>
    public ImmutableArray<FieldSymbol> Fields { get; internal set; } = [];

    /// <summary>The rules that find it, by full name, once names are resolved.</summary>
    public ImmutableArray<RuleSymbol> Rules { get; internal set; } = [];

    /// <summary>Whether its fields are known.</summary>
    internal bool IsBound { get; set; }

    /// <summary>The words that stand for it later in a document, by file and place, once names are resolved.</summary>
    public ImmutableArray<ReferenceSymbol> References { get; internal set; } = [];

    /// <summary>What is declared about its overlaps; null for the usual.</summary>
    public ResolveSymbol? Resolution { get; internal set; }

    /// <summary>Whether results carry it.</summary>
    public bool IsEmitted { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "record";

    internal int IndexOfField(string name)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; null where it is not known.</param>
/// <param name="IsOptional">Whether a record without it is whole.</param>
/// <param name="Syntax">Where it is declared.</param>
public sealed record FieldSymbol(string Name, DataType? Type, bool IsOptional, FieldSyntax Syntax);

/// <summary>A named pattern.</summary>
public sealed class PatternSymbol : Symbol
{
    internal PatternSymbol(SourceFile file, PatternDeclarationSyntax syntax)
        : base(file, syntax, syntax.Name)
    {
        Syntax = syntax;
        Parameters = syntax.Parameters is { } list ? [.. list.Names.Items.Select(token => token.Text)] : [];
    }

    /// <summary>Its declaration.</summary>
    public PatternDeclarationSyntax Syntax { get; }

    /// <summary>Names of its parameters.</summary>
    public ImmutableArray<string> Parameters { get; }

    /// <inheritdoc/>
    public override string KindName => "pattern";
}

/// <summary>A rule.</summary>
public sealed class RuleSymbol : Symbol
{
    internal RuleSymbol(SourceFile file, RuleSyntax syntax)
        : base(file, syntax, syntax.Name) => Syntax = syntax;

    /// <summary>Its declaration.</summary>
    public RuleSyntax Syntax { get; }

    /// <summary>The record that it finds; null where there is none of that name.</summary>
    public RecordSymbol? Record { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "rule";
}

/// <summary>A zone.</summary>
public sealed class ZoneSymbol : Symbol
{
    internal ZoneSymbol(SourceFile file, ZoneSyntax syntax)
        : base(file, syntax, syntax.Name) => Syntax = syntax;

    /// <summary>Its declaration.</summary>
    public ZoneSyntax Syntax { get; }

    /// <summary>Index in the program; -1 where the program has no need of it.</summary>
    internal int Index { get; set; } = -1;

    /// <inheritdoc/>
    public override string KindName => "zone";
}

/// <summary>A declaration whose first line could not be read. Its name is known, and nothing else.</summary>
public sealed class BrokenSymbol : Symbol
{
    internal BrokenSymbol(SourceFile file, SkippedDeclarationSyntax syntax, SyntaxToken name)
        : base(file, syntax, name) => IsBroken = true;

    /// <inheritdoc/>
    public override string KindName => "declaration";
}
