using System.Collections.Frozen;

namespace Processing.Rules.Syntax;

/// <summary>What is fixed about the words and signs of the language.</summary>
public static class SyntaxFacts
{
    /// <summary>Words that start a declaration in column 0.</summary>
    public static FrozenSet<string> DeclarationKeywords { get; } =
        FrozenSet.Create("package", "import", "language", "lexicon", "pattern", "entity", "enum", "record", "rule", "zone", "resolve", "reference", "test");

    /// <summary>The same in the order of a file, as messages list them.</summary>
    public static string DeclarationKeywordList =>
        "`package`, `import`, `language`, `lexicon`, `enum`, `pattern`, `entity`, `record`, `rule`, `zone`, `resolve`, `reference` or `test`";

    /// <summary>The name of a character that is seen by nobody and changes how what stands around it is read or shown; null for any other.</summary>
    public static string? InvisibleName(string character) => character switch
    {
        "\u202A" => "a left-to-right embedding",
        "\u202B" => "a right-to-left embedding",
        "\u202C" => "a pop of a direction",
        "\u202D" => "a left-to-right override",
        "\u202E" => "a right-to-left override",
        "\u2066" => "a left-to-right isolate",
        "\u2067" => "a right-to-left isolate",
        "\u2068" => "a first-strong isolate",
        "\u2069" => "a pop of an isolate",
        "\u200C" => "a zero-width non-joiner",
        "\u200D" => "a zero-width joiner",
        "\u2060" => "a word joiner",
        "\u00AD" => "a soft hyphen",
        _ => null,
    };

    /// <summary>Words that a pattern reads as its own, so that nothing used in a pattern can have their name. A label can.</summary>
    public static FrozenSet<string> PatternKeywords { get; } = FrozenSet.Create(
        "word", "number", "punct", "symbol", "any", "list", "ahead", "behind", "start", "end", "in", "not", "zone", "glued", "where");

    /// <summary>The token classes.</summary>
    public static FrozenSet<string> TokenClasses { get; } = FrozenSet.Create("word", "number", "punct", "symbol", "any");

    /// <summary>Clause keywords of a kind of declaration, in the order of the reference; empty where it has none.</summary>
    public static IReadOnlyList<string> ClauseKeywords(string declaration) => declaration switch
    {
        "entity" => ["match"],
        "record" => ["key"],
        "rule" => ["match", "trigger", "where", "unless", "set", "score", "priority"],
        "zone" => ["json", "css", "kind", "paragraph", "from", "matching", "column", "row", "label"],
        "reference" => ["surname", "words", "phrase", "same", "within", "unless"],
        "test" => ["given", "reference", "expect"],
        _ => [],
    };

    /// <summary>Whether a clause of some kind of declaration begins with this word.</summary>
    public static bool IsClauseKeyword(string word) => DeclarationKeywords.Any(declaration => ClauseKeywords(declaration).Contains(word));

    /// <summary>A kind of token as messages name it.</summary>
    public static string Display(SyntaxKind kind) => kind switch
    {
        SyntaxKind.EndOfFile => "the end of the file",
        SyntaxKind.Name => "a name",
        SyntaxKind.String => "a text in quotes",
        SyntaxKind.Regex => "a regex",
        SyntaxKind.LineText => "a line text (`> …`)",
        SyntaxKind.Integer => "a whole number",
        SyntaxKind.Decimal => "a decimal number",
        _ => Spelling(kind) is { } spelling ? $"`{spelling}`" : "something else",
    };

    /// <summary>How a sign is written; null for tokens that have no fixed spelling.</summary>
    public static string? Spelling(SyntaxKind kind) => kind switch
    {
        SyntaxKind.OpenParenthesis => "(",
        SyntaxKind.CloseParenthesis => ")",
        SyntaxKind.OpenBracket => "[",
        SyntaxKind.CloseBracket => "]",
        SyntaxKind.OpenBrace => "{",
        SyntaxKind.CloseBrace => "}",
        SyntaxKind.Comma => ",",
        SyntaxKind.Colon => ":",
        SyntaxKind.Dot => ".",
        SyntaxKind.DotDot => "..",
        SyntaxKind.Bar => "|",
        SyntaxKind.Ampersand => "&",
        SyntaxKind.Question => "?",
        SyntaxKind.Star => "*",
        SyntaxKind.Plus => "+",
        SyntaxKind.Minus => "-",
        SyntaxKind.Slash => "/",
        SyntaxKind.Equals => "=",
        SyntaxKind.Arrow => "->",
        SyntaxKind.FatArrow => "=>",
        SyntaxKind.Less => "<",
        SyntaxKind.LessOrEqual => "<=",
        SyntaxKind.Greater => ">",
        SyntaxKind.GreaterOrEqual => ">=",
        SyntaxKind.Semicolon => ";",
        _ => null,
    };

    /// <summary>Whether a token can neither start a declaration nor a clause, so that a line that begins with it belongs to the line above.</summary>
    public static bool ContinuesLineAbove(SyntaxKind kind) => kind is
        SyntaxKind.CloseParenthesis or SyntaxKind.CloseBracket or SyntaxKind.CloseBrace or SyntaxKind.Comma or SyntaxKind.Bar
        or SyntaxKind.Ampersand or SyntaxKind.FatArrow or SyntaxKind.Arrow or SyntaxKind.LineText;

    /// <summary>Whether a token opens a bracket.</summary>
    public static bool IsOpening(SyntaxKind kind) => kind is SyntaxKind.OpenParenthesis or SyntaxKind.OpenBracket or SyntaxKind.OpenBrace;

    /// <summary>Whether a token closes a bracket.</summary>
    public static bool IsClosing(SyntaxKind kind) => kind is SyntaxKind.CloseParenthesis or SyntaxKind.CloseBracket or SyntaxKind.CloseBrace;

    /// <summary>The character of the language that a look-alike stands for; null where it is none.</summary>
    public static string? LookAlike(string character) => character switch
    {
        "،" or "，" or "、" or "﹐" or "٬" => ",",
        "：" or "﹕" or "∶" or "꞉" => ":",
        "؛" or "；" => ";",
        "؟" or "？" => "?",
        "（" or "﴾" or "﹙" => "(",
        "）" or "﴿" or "﹚" => ")",
        "［" => "[",
        "］" => "]",
        "｛" => "{",
        "｝" => "}",
        "｜" or "│" or "ǀ" or "¦" => "|",
        "＝" or "꞊" => "=",
        "＋" => "+",
        "＊" or "×" or "∗" or "٭" or "⋅" => "*",
        "＆" => "&",
        "／" or "÷" or "⁄" or "∕" => "/",
        "．" or "。" or "۔" or "‧" => ".",
        "…" or "‥" => "..",
        "‐" or "‑" or "‒" or "–" or "—" or "−" or "－" or "ـ" => "-",
        "→" or "➔" or "⟶" => "->",
        "⇒" or "⟹" => "=>",
        "≤" => "<=",
        "≥" => ">=",
        "≠" => "is not",
        "＜" or "‹" => "<",
        "＞" or "›" => ">",
        _ => null,
    };
}
