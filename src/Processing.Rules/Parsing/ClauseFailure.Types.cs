using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

// Types of lists and of what may be absent, as other languages write them.
internal readonly ref partial struct ClauseFailure
{
    private const string RequiredHelp = "a field whose type has no `?` is always there";
    private const string ListHelp = "a list is written `list of text`";

    // Of a field: `[text]`, `text[]`, `List of text`, `list<text>`, `array of text`, `Optional[text]`.
    private (string Help, SuggestedFix Fix)? TypeHabit()
    {
        if (declaration != "record" || part != ClausePart.Clause || _clause.Length < 4 || _clause[1].Token.Kind != SyntaxKind.Colon)
        {
            return null;
        }

        var type = _clause[2..];
        return (type[0].Token.Kind, type[1].Token.Kind) switch
        {
            (SyntaxKind.OpenBracket, SyntaxKind.Name) when type.Length > 2 && type[2].Token.Kind == SyntaxKind.CloseBracket => List(type[..3], type[1]),
            (SyntaxKind.Name, SyntaxKind.OpenBracket) when type.Length > 2 && type[2].Token.Kind == SyntaxKind.CloseBracket => List(type[..3], type[0]),
            (SyntaxKind.Name, SyntaxKind.OpenBracket or SyntaxKind.OpenParenthesis or SyntaxKind.Less) when type.Length > 3 && type[2].Token.Kind == SyntaxKind.Name
                && type[3].Token.Kind is SyntaxKind.CloseBracket or SyntaxKind.CloseParenthesis or SyntaxKind.Greater => Generic(type[0].Token.Text, type[..4], type[2]),
            (SyntaxKind.Name, SyntaxKind.Name) when type[1].Token.Is("of") && type.Length > 2 && type[2].Token.Kind == SyntaxKind.Name && IsListWord(type[0].Token.Text) => List(type[..3], type[2]),
            (SyntaxKind.Name, SyntaxKind.Name) when IsListWord(type[0].Token.Text) => List(type[..2], type[1]),
            (SyntaxKind.Name, SyntaxKind.Name) when IsOptionalWord(type[0].Token.Text) => Optional(type[..2], type[1]),
            (SyntaxKind.Name, SyntaxKind.Name) when IsOptionalWord(type[1].Token.Text) => Optional(type[..2], type[0]),
            (SyntaxKind.Name, SyntaxKind.Name) when type[0].Token.Text is "required" or "mandatory" => (RequiredHelp, Rewritten(type[..2], type[1].Token.Text)),
            (SyntaxKind.Name, SyntaxKind.Name) when type[1].Token.Text is "required" or "mandatory" => (RequiredHelp, Rewritten(type[..2], type[0].Token.Text)),
            (SyntaxKind.Name, SyntaxKind.Bar) when type.Length > 2 && type[2].Token.Text is "null" or "None" or "none" => Optional(type[..3], type[0]),
            (SyntaxKind.Question, SyntaxKind.Name) => Optional(type[..2], type[1]),
            _ => null,
        };
    }

    private static bool IsListWord(string word) => word.ToLowerInvariant() is "list" or "array" or "set" or "seq" or "sequence" or "vector" or "many";

    private static bool IsOptionalWord(string word) => word.ToLowerInvariant() is "optional" or "maybe" or "option" or "nullable";

    private (string Help, SuggestedFix Fix) Optional(ReadOnlySpan<LexedToken> whole, LexedToken item) => ("what may be absent is written `text?`", Rewritten(whole, $"{item.Token.Text}?"));

    private (string Help, SuggestedFix Fix)? Generic(string word, ReadOnlySpan<LexedToken> whole, LexedToken item) =>
        IsListWord(word) ? List(whole, item)
        : IsOptionalWord(word) ? Optional(whole, item)
        : null;

    private (string Help, SuggestedFix Fix) List(ReadOnlySpan<LexedToken> whole, LexedToken item) => (ListHelp, Rewritten(whole, $"list of {item.Token.Text}"));

    private SuggestedFix Rewritten(ReadOnlySpan<LexedToken> whole, string text) =>
        new($"write `{text}`", FixSafety.Unsafe, [new TextEdit(new SourceLocation(source, SourceSpan.FromBounds(whole[0].Start, whole[^1].End)), text)]);
}
