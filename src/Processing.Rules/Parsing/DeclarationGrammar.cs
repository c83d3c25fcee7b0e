using Processing.Rules.Syntax;
using Sprache;
using static Processing.Rules.Parsing.TokenParsers;

namespace Processing.Rules.Parsing;

/// <summary>The first lines of declarations.</summary>
internal static class DeclarationGrammar
{
    private static readonly Parser<SyntaxToken> Name = Token(SyntaxKind.Name);

    private static readonly Parser<SeparatedList<SyntaxToken>> Names = SeparatedList(Name, Token(SyntaxKind.Comma).Quietly());

    private static readonly Parser<SeparatedList<SyntaxToken>> DottedName = SeparatedList(Name, Token(SyntaxKind.Dot).Quietly());

    public static readonly Parser<DeclarationSyntax> Package =
        from keyword in Keyword("package")
        from path in DottedName
        select new PackageSyntax(keyword, path);

    private static readonly Parser<ImportListSyntax> ImportList =
        from open in Token(SyntaxKind.OpenParenthesis)
        from names in Names
        from close in Token(SyntaxKind.CloseParenthesis)
        select new ImportListSyntax(open, names, close);

    public static readonly Parser<DeclarationSyntax> Import =
        from keyword in Keyword("import")
        from path in DottedName
        from items in ImportList.Optionally()
        select new ImportSyntax(keyword, path, items);

    public static readonly Parser<DeclarationSyntax> Language =
        from keyword in Keyword("language")
        from languages in Names
        select new LanguageSyntax(keyword, languages);

    private static readonly Parser<LexiconColumnSyntax> Column =
        from name in Name
        from colon in Token(SyntaxKind.Colon).Quietly().Optionally()
        from type in colon is null ? Return<SyntaxToken?>(null) : Name
        select new LexiconColumnSyntax(name, colon, type);

    private static readonly Parser<LexiconRowTypeSyntax> RowType = Bracketed(
        SyntaxKind.OpenBrace,
        SeparatedList(Column, Token(SyntaxKind.Comma).Quietly()),
        SyntaxKind.CloseBrace,
        (open, columns, close) => new LexiconRowTypeSyntax(open, columns, close));

    private static readonly Parser<LexiconValueSyntax> SourceValue =
        from keyword in Keyword("value")
        from columns in SeparatedList(Column, Token(SyntaxKind.Comma).Quietly())
        select new LexiconValueSyntax(keyword, columns);

    private static readonly Parser<LexiconFilterSyntax> SourceFilter =
        from keyword in Keyword("where")
        from column in Name
        from verb in Keyword("is")
        from text in Token(SyntaxKind.String)
        select new LexiconFilterSyntax(keyword, column, verb, text);

    private static readonly Parser<LexiconWithoutSyntax> SourceWithout =
        from keyword in Keyword("without")
        from column in Name
        select new LexiconWithoutSyntax(keyword, column);

    private static readonly Parser<LexiconSourceSyntax> Source =
        from keyword in Keyword("from")
        from file in Token(SyntaxKind.String)
        from key in Keyword("key")
        from columns in Names
        from value in SourceValue.Optionally()
        from filter in SourceFilter.Optionally()
        from without in SourceWithout.Optionally()
        select new LexiconSourceSyntax(keyword, file, key, columns, value, filter, without);

    private static readonly Parser<LexiconOptionSyntax> Option = OneOf(
        from keyword in AnyKeyword("exact", "case", "stem")
        select new LexiconOptionSyntax(keyword, null),
        from keyword in Keyword("clitics")
        from off in Keyword("off")
        select new LexiconOptionSyntax(keyword, off),
        from keyword in Keyword("similar")
        from distance in Token(SyntaxKind.Integer)
        select new LexiconOptionSyntax(keyword, distance));

    public static readonly Parser<DeclarationSyntax> Lexicon =
        from keyword in Keyword("lexicon")
        from name in Name
        from colon in Token(SyntaxKind.Colon).Optionally()
        from row in colon is null ? Return<LexiconRowTypeSyntax?>(null) : RowType.Optionally()
        from type in colon is null || row is not null ? Return<SyntaxToken?>(null) : Name.Expecting("a type")
        from source in Source.Optionally()
        from options in List(Option)
        select new LexiconSyntax(keyword, name, colon, type, row, source, options);

    private static readonly Parser<ParameterListSyntax> Parameters =
        from open in Token(SyntaxKind.OpenParenthesis)
        from names in Names
        from close in Token(SyntaxKind.CloseParenthesis)
        select new ParameterListSyntax(open, names, close);

    public static readonly Parser<DeclarationSyntax> Pattern =
        from keyword in Keyword("pattern")
        from name in Name
        from parameters in Parameters.Optionally()
        from sign in Token(SyntaxKind.Equals)
        from pattern in PatternGrammar.Pattern
        select new PatternDeclarationSyntax(keyword, name, parameters, sign, pattern);

    /// <summary>The type of a field or entity.</summary>
    public static readonly Parser<TypeSyntax> Type =
        from list in Keyword("list").Quietly().Optionally()
        from of in list is null ? Return<SyntaxToken?>(null) : Keyword("of")
        from name in Name.Expecting("a type")
        from question in Token(SyntaxKind.Question).Quietly().Optionally()
        select new TypeSyntax(list, of, name, question);

    public static readonly Parser<DeclarationSyntax> Entity =
        from keyword in Keyword("entity")
        from name in Name
        from colon in Token(SyntaxKind.Colon).Optionally()
        from type in colon is null ? Return<TypeSyntax?>(null) : Type
        select new EntitySyntax(keyword, name, colon, type);

    public static readonly Parser<DeclarationSyntax> Enum =
        from keyword in Keyword("enum")
        from name in Name
        select new EnumSyntax(keyword, name);

    public static readonly Parser<DeclarationSyntax> Record =
        from keyword in Keyword("record")
        from name in Name
        select new RecordSyntax(keyword, name);

    public static readonly Parser<DeclarationSyntax> Rule =
        from keyword in Keyword("rule")
        from name in Name
        from arrow in Token(SyntaxKind.Arrow)
        from record in Name.Expecting("the name of a record")
        select new RuleSyntax(keyword, name, arrow, record);

    public static readonly Parser<DeclarationSyntax> Zone =
        from keyword in Keyword("zone")
        from name in Name
        from excluded in Keyword("excluded").Optionally()
        select new ZoneSyntax(keyword, name, excluded);

    private static readonly Parser<ResolveSyntax> ResolveBy =
        from preposition in Keyword("by")
        from criteria in SeparatedList(AnyKeyword("longest", "score", "priority"), Keyword("then").Quietly())
        select new ResolveSyntax(preposition, new SeparatedList<SyntaxToken>([], []), preposition, criteria, null, null);

    private static readonly Parser<ResolveSyntax> ResolveKeep =
        from keep in Keyword("keep")
        from all in Keyword("all")
        select new ResolveSyntax(keep, new SeparatedList<SyntaxToken>([], []), null, null, keep, all);

    public static readonly Parser<DeclarationSyntax> Resolve =
        from keyword in Keyword("resolve")
        from records in Names
        from rest in OneOf(ResolveBy, ResolveKeep)
        select rest with { Keyword = keyword, Records = records };

    public static readonly Parser<DeclarationSyntax> Reference =
        from keyword in Keyword("reference")
        from record in Name.Expecting("the name of a record")
        select new ReferenceSyntax(keyword, record);

    public static readonly Parser<DeclarationSyntax> Test =
        from keyword in Keyword("test")
        from name in Token(SyntaxKind.String)
        from todo in Keyword("todo").Optionally()
        select new TestSyntax(keyword, name, todo);

    /// <summary>The first line of the declaration that a keyword starts.</summary>
    public static Parser<DeclarationSyntax>? For(string keyword) => keyword switch
    {
        "package" => Package,
        "import" => Import,
        "language" => Language,
        "lexicon" => Lexicon,
        "pattern" => Pattern,
        "entity" => Entity,
        "enum" => Enum,
        "record" => Record,
        "rule" => Rule,
        "zone" => Zone,
        "resolve" => Resolve,
        "reference" => Reference,
        "test" => Test,
        _ => null,
    };
}
