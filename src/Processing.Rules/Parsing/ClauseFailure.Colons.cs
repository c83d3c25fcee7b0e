using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

// Colons as languages have them that open a block with one.
internal readonly ref partial struct ClauseFailure
{
    // A colon directly behind a keyword, or at the end of a first line.
    private Diagnostic? NeedlessColon(int index)
    {
        var colon = part == ClausePart.Clause || index == 1 ? 1 : _clause.Length - 1;
        if (_clause.Length < 2 || _clause[colon].Token.Kind != SyntaxKind.Colon || _clause[colon - 1].End != _clause[colon].Start)
        {
            return null;
        }

        if (part == ClausePart.Header)
        {
            return index == colon && !state.Expected.Contains("`->`")
                ? SyntaxDiagnostics.NeedlessColon(At(_clause[colon]), colon == 1 ? _clause[0].Token.Text : null, declaration, WithoutColon(colon))
                : null;
        }

        // The word may be the name of a field; then something else is wrong with it.
        var isField = declaration is "rule" or "record" && index < _clause.Length && (IsMisspelt(index) || (_clause[index].Token.Kind == SyntaxKind.Comma && index == _clause.Length - 1));
        return SyntaxFacts.ClauseKeywords(declaration).Contains(_clause[0].Token.Text) && !isField
            ? SyntaxDiagnostics.NeedlessColon(At(_clause[colon]), _clause[0].Token.Text, declaration, WithoutColon(colon))
            : null;
    }

    private bool IsMisspelt(int index) => _clause[index].Token is { Kind: SyntaxKind.Name } word && Spelling.Nearest(word.Text, Words()) is not null;

    private TextEdit WithoutColon(int colon) =>
        new(At(_clause[colon]), colon + 1 < _clause.Length && _clause[colon + 1].Start == _clause[colon].End ? " " : "");
}
