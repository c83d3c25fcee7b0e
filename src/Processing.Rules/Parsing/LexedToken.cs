using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>A token with its place, as slicer and parser need it.</summary>
/// <param name="Token">The token.</param>
/// <param name="Start">Offset of its text, in UTF-16 code units from the start of the file.</param>
/// <param name="Indent">Columns before it where it is the first of its line; -1 elsewhere.</param>
internal readonly record struct LexedToken(SyntaxToken Token, int Start, int Indent)
{
    public int End => Start + Token.Text.Length;

    /// <summary>Where the white space before it on its line starts.</summary>
    public int IndentStart => Start - (Token.LeadingTrivia.Length - (Token.LeadingTrivia.LastIndexOfAny(['\n', '\r']) + 1));

    public bool IsFirstOnLine => Indent >= 0;
}
