using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

// Expected records as other languages write them.
internal readonly ref partial struct ClauseFailure
{
    private const string FieldsHelp = "the fields stand behind the record, side by side: `expect R name: \"a\" count: 5`";

    private (string Help, SuggestedFix? Fix)? ExpectationHabit(int index)
    {
        if (declaration != "test" || part != ClausePart.Clause || !_clause[0].Token.Is("expect") || index < 2)
        {
            return null;
        }

        var found = _clause[index].Token;
        return found.Kind switch
        {
            SyntaxKind.Comma when !BeginsField(index + 1) => ("several values of one field stand in brackets: `names: [\"a\", \"b\"]`", null),
            SyntaxKind.Comma => (FieldsHelp, new SuggestedFix("remove `,`", FixSafety.Safe, WithoutCommas(index, _clause.Length, []))),
            SyntaxKind.OpenParenthesis or SyntaxKind.OpenBrace => (FieldsHelp, WithoutBrackets(index)),
            SyntaxKind.Colon => (FieldsHelp, BeginsField(index + 1) ? Removed(index) : null),
            SyntaxKind.Name when found.Text is "where" or "with" or "and" or "having" => (FieldsHelp, BeginsField(index + 1) ? Rewritten(index, index + 1, _clause[index + 1].Token.Text) : null),
            _ => null,
        };
    }

    private bool BeginsField(int index) => index + 1 < _clause.Length && _clause[index].Token.Kind == SyntaxKind.Name && _clause[index + 1].Token.Kind == SyntaxKind.Colon;

    // Only where they hold all the rest.
    private SuggestedFix? WithoutBrackets(int open)
    {
        var last = _clause.Length - 1;
        if (_clause[last].Token.Text != Closing(_clause[open].Token.Text) || !BeginsField(open + 1))
        {
            return null;
        }

        var opening = _clause[open - 1].End == _clause[open].Start ? " " : "";
        var edits = WithoutCommas(open + 1, last, [Edit(_clause[open].Start, opening.Length > 0 ? _clause[open].End : _clause[open + 1].Start, opening)]);
        return new SuggestedFix("write the fields without brackets", FixSafety.Unsafe, edits.Add(Edit(_clause[last - 1].End, _clause[last].End, "")));
    }

    // Of the commas between fields; those inside of lists stay.
    private ImmutableArray<TextEdit> WithoutCommas(int from, int to, ImmutableArray<TextEdit> edits)
    {
        for (var i = from; i < to; i++)
        {
            if (_clause[i].Token.Kind == SyntaxKind.Comma && BeginsField(i + 1))
            {
                edits = edits.Add(Edit(_clause[i].Start, _clause[i].End, _clause[i].End == _clause[i + 1].Start ? " " : ""));
            }
        }

        return edits;
    }

    private TextEdit Edit(int start, int end, string text) => new(new SourceLocation(source, SourceSpan.FromBounds(start, end)), text);
}
