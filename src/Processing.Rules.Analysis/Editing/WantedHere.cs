using System.Collections.Immutable;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Editing;

/// <summary>What fits a place: which words of the language, and which kinds of names.</summary>
/// <param name="Names">The kinds of names.</param>
/// <param name="Keywords">The words.</param>
internal sealed record WantedHere(WantedNames Names, ImmutableArray<string> Keywords)
{
    private const WantedNames InPattern = WantedNames.Producers | WantedNames.Records | WantedNames.TokenClasses | WantedNames.Parameters | WantedNames.Zones;
    private const WantedNames InExpression = WantedNames.Labels | WantedNames.Functions | WantedNames.Values | InPattern;

    private static readonly WantedHere Nothing = new(WantedNames.None, []);
    private static readonly WantedHere Pattern = new(InPattern, ["ahead", "behind", "end", "glued", "in", "list", "not", "start", "zone"]);
    private static readonly WantedHere Slot = Pattern with { Keywords = [.. Pattern.Keywords, "after", "before", "nearest", "within", "of"] };
    private static readonly WantedHere Expression = new(InExpression, ["and", "contains", "document", "else", "exists", "if", "in", "is", "next", "not", "or", "previous"]);
    private static readonly WantedHere Type = new(WantedNames.BuiltInTypes | WantedNames.Enums | WantedNames.Records | WantedNames.Producers, ["list", "of"]);
    private static readonly WantedHere Fields = new(WantedNames.Fields, []);

    /// <summary>In an import what stands there of the package's name.</summary>
    public string Path { get; init; } = "";

    public static WantedHere At(TokensAround around) => around.Start switch
    {
        ClauseStart.Declaration => new WantedHere(WantedNames.None, [.. SyntaxFacts.DeclarationKeywords.Order(StringComparer.Ordinal)]),
        ClauseStart.Clause => new WantedHere(WantedNames.None, [.. SyntaxFacts.ClauseKeywords(KeywordOf(around))]),
        ClauseStart.InHeader => InHeader(KeywordOf(around), around.Clause),
        _ => InClause(KeywordOf(around), around.Clause),
    };

    private static string KeywordOf(TokensAround around) => around.Declaration?.Tokens[0].Text ?? "";

    private static WantedHere InHeader(string keyword, IReadOnlyList<SyntaxToken> line)
    {
        var last = line[^1];
        return keyword switch
        {
            "import" => new WantedHere(line.Any(token => token.Kind == SyntaxKind.OpenParenthesis) ? WantedNames.Imported : WantedNames.Packages, [])
            {
                Path = string.Concat(line.Skip(1).TakeWhile(token => token.Kind != SyntaxKind.OpenParenthesis).Select(token => token.Text)),
            },
            "language" => new WantedHere(WantedNames.None, ["ar", "en", "fa"]),
            "rule" when last.Kind == SyntaxKind.Arrow => new WantedHere(WantedNames.Records, []),
            "reference" when line.Count == 1 => new WantedHere(WantedNames.Records, []),
            "resolve" when line.Count == 1 || last.Kind == SyntaxKind.Comma => new WantedHere(WantedNames.Records, []),
            "resolve" => new WantedHere(WantedNames.Records, ["all", "by", "keep", "key", "then"]),
            "lexicon" or "entity" when last.Kind == SyntaxKind.Colon || last.Text is "list" or "of" => Type,
            "lexicon" => new WantedHere(WantedNames.None, ["case", "clitics", "exact", "from", "key", "off", "similar", "stem", "value", "where", "without"]),
            "pattern" when line.Any(token => token.Kind == SyntaxKind.Equals) => InBrackets(line) ? Expression : Pattern,
            "zone" when line.Count > 1 => new WantedHere(WantedNames.None, ["excluded"]),
            "test" when line.Count > 1 => new WantedHere(WantedNames.None, ["todo"]),
            _ => Nothing,
        };
    }

    private static WantedHere InClause(string declaration, IReadOnlyList<SyntaxToken> clause)
    {
        var (first, last) = (clause[0].Text, clause[^1]);
        return (declaration, first) switch
        {
            ("record", "key") => Fields with { Keywords = ["like"] },
            ("record", _) => clause.Any(token => token.Kind == SyntaxKind.Colon) ? Type : Nothing,
            ("lexicon", _) => clause.Any(token => token.Kind == SyntaxKind.FatArrow) ? new WantedHere(WantedNames.Values, []) : Nothing,
            ("rule", "set") when last.Kind == SyntaxKind.Comma && !IsOpen(clause) || clause.Count == 1 && first == "set" => Fields,
            ("rule", "where" or "unless" or "score" or "set") => AfterDot(clause) ?? Expression,
            ("rule", "match" or "trigger") => InBrackets(clause) ? Expression : Pattern,
            ("rule", _) => clause.Any(token => token.Kind == SyntaxKind.Colon) ? InBrackets(clause) ? Expression : Slot : Nothing,
            ("entity", "match") => clause.Any(token => token.Kind == SyntaxKind.FatArrow || token.Text == "where") || InBrackets(clause) ? AfterDot(clause) ?? Expression : Pattern with { Keywords = [.. Pattern.Keywords, "where"] },
            ("zone", "paragraph") when clause.Count > 1 => InBrackets(clause) ? Expression : Pattern,
            ("zone", "paragraph") => new WantedHere(WantedNames.None, ["contains", "is"]),
            ("zone", "matching" or "column" or "row" or "label") => InBrackets(clause) ? Expression : Pattern,
            ("zone", "from") when clause.Count > 1 => InBrackets(clause) ? Expression : Pattern,
            ("zone", "from") => new WantedHere(WantedNames.None, ["paragraph"]),
            ("reference", "unless") => AfterDot(clause) ?? Expression,
            ("reference", _) => new WantedHere(WantedNames.Fields | InPattern, ["like", "of", "phrase", "same", "surname", "within", "words"]),
            ("test", "expect") => InExpectation(clause),
            ("test", "given") => new WantedHere(WantedNames.None, ["html", "json", "language"]),
            _ => Nothing,
        };
    }

    private static WantedHere InExpectation(IReadOnlyList<SyntaxToken> clause) => clause[^1] switch
    {
        { Text: "expect" } => new WantedHere(WantedNames.Records, ["no"]),
        { Text: "no" } => new WantedHere(WantedNames.Records, ["other"]),
        { Text: "other" } => new WantedHere(WantedNames.Records, []),
        { Kind: SyntaxKind.Colon } or { Kind: SyntaxKind.OpenBracket or SyntaxKind.Comma or SyntaxKind.OpenBrace } => new WantedHere(WantedNames.Values | WantedNames.Functions, []),
        _ => Fields with { Keywords = ["at"] },
    };

    private static WantedHere? AfterDot(IReadOnlyList<SyntaxToken> clause) => clause[^1].Kind == SyntaxKind.Dot ? new WantedHere(WantedNames.Members, ["tokens"]) : null;

    private static bool InBrackets(IReadOnlyList<SyntaxToken> clause) => Depth(clause, SyntaxKind.OpenBracket, SyntaxKind.CloseBracket) > 0;

    private static bool IsOpen(IReadOnlyList<SyntaxToken> clause) =>
        InBrackets(clause) || Depth(clause, SyntaxKind.OpenParenthesis, SyntaxKind.CloseParenthesis) > 0 || Depth(clause, SyntaxKind.OpenBrace, SyntaxKind.CloseBrace) > 0;

    private static int Depth(IReadOnlyList<SyntaxToken> clause, SyntaxKind open, SyntaxKind close) => clause.Sum(token => token.Kind == open ? 1 : token.Kind == close ? -1 : 0);
}
