namespace Processing.Rules.Syntax;

/// <summary>The kinds of token. Keywords are names; the grammar tells them by their text.</summary>
public enum SyntaxKind
{
    /// <summary>The end of the file; carries what trivia is left.</summary>
    EndOfFile = 0,

    /// <summary>A name or keyword.</summary>
    Name,

    /// <summary>A text in straight quotes.</summary>
    String,

    /// <summary>A token regex between slashes.</summary>
    Regex,

    /// <summary><c>&gt;</c> at the start of a line, and the rest of the line.</summary>
    LineText,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a decimal point.</summary>
    Decimal,

    /// <summary><c>(</c></summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary><c>[</c></summary>
    OpenBracket,

    /// <summary><c>]</c></summary>
    CloseBracket,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>..</c></summary>
    DotDot,

    /// <summary><c>|</c></summary>
    Bar,

    /// <summary><c>&amp;</c></summary>
    Ampersand,

    /// <summary><c>?</c></summary>
    Question,

    /// <summary><c>*</c></summary>
    Star,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>/</c></summary>
    Slash,

    /// <summary><c>=</c></summary>
    Equals,

    /// <summary><c>-&gt;</c></summary>
    Arrow,

    /// <summary><c>=&gt;</c></summary>
    FatArrow,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary>A text whose line ends before its closing quote.</summary>
    BadString,

    /// <summary>A regex whose line ends before its closing slash.</summary>
    BadRegex,

    /// <summary>A text in typographic quotes.</summary>
    TypographicString,

    /// <summary>A text in single quotes.</summary>
    SingleQuotedString,

    /// <summary>An operator of other languages, such as <c>&amp;&amp;</c>.</summary>
    ForeignOperator,

    /// <summary>The start of a comment of other languages, and the rest of the line.</summary>
    ForeignComment,

    /// <summary>A number in digits other than 0 to 9.</summary>
    ForeignNumber,

    /// <summary><c>;</c></summary>
    Semicolon,

    /// <summary>A character that looks like one of the language.</summary>
    LookAlike,

    /// <summary>Any other character.</summary>
    BadCharacter,
}
