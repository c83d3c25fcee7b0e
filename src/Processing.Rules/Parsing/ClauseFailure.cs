using System.Collections.Frozen;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>Chooses the one message for a clause that could not be read, from the furthest token reached and from what was wanted there.</summary>
internal readonly ref partial struct ClauseFailure(SourceText source, ReadOnlySpan<LexedToken> clause, ParseState state, string declaration, ClausePart part)
{
    private const int MostExpectations = 6;

    private static readonly FrozenSet<string> ExpressionWords =
        FrozenSet.Create("and", "or", "not", "in", "is", "exists", "contains", "if", "else", "next", "previous", "true", "false");

    private static readonly FrozenSet<string> SlotWords = FrozenSet.Create(
        "after", "before", "nearest", "first", "last", "preceding", "following", "within", "sentence", "paragraph", "row", "document", "trigger", "tokens");

    private readonly ReadOnlySpan<LexedToken> _clause = clause;

    public Diagnostic ToDiagnostic()
    {
        var index = state.Furthest;
        return DeeperClause(index)
            ?? NeedlessColon(index)
            ?? (index >= _clause.Length ? AtEnd() : HabitOrBadToken(_clause[index]) ?? Bracket(index) ?? FirstToken(index) ?? Unexpected(index));
    }

    // A keyword at the start of a line that, indented as the others are, would have been a clause.
    private Diagnostic? DeeperClause(int upTo)
    {
        var keywords = SyntaxFacts.ClauseKeywords(declaration);
        for (var i = 1; part == ClausePart.Clause && i <= Math.Min(upTo, _clause.Length - 1); i++)
        {
            var token = _clause[i];
            if (token.IsFirstOnLine && token.Token.Kind == SyntaxKind.Name && keywords.Contains(token.Token.Text)
                && !(i + 1 < _clause.Length && _clause[i + 1].Token.Kind == SyntaxKind.Colon && declaration == "test"))
            {
                return SyntaxDiagnostics.ClauseTooDeep(At(token), token.Token.Text, At(_clause[0]), _clause[0].Token.Text);
            }
        }

        return null;
    }

    private Diagnostic AtEnd()
    {
        if (OpenBracket(_clause.Length) is { } open)
        {
            var bracket = _clause[open].Token.Text;
            return SyntaxDiagnostics.UnclosedBracket(At(_clause[open]), bracket, End(), Closing(bracket));
        }

        var diagnostic = SyntaxDiagnostics.ClauseEnds(End(), Expected(), After(_clause.Length));
        return declaration == "resolve" && state.Expected.Contains("`by`")
            ? diagnostic with { Help = $"behind `by` stands what decides, as in `resolve {_clause[^1].Token.Text} by longest then score`; `keep all` lets nothing compete" }
            : part == ClausePart.Header && _clause[^1].Token.Kind == SyntaxKind.Colon
            ? diagnostic with { Help = "name the type of the values behind `:`, or leave it away", Fix = Removed(_clause.Length - 1) }
            : diagnostic;
    }

    private Diagnostic? HabitOrBadToken(LexedToken found)
    {
        var at = At(found);
        var text = found.Token.Text;
        switch (found.Token.Kind)
        {
            case SyntaxKind.BadString:
                return SyntaxDiagnostics.UnterminatedString(at);
            case SyntaxKind.BadRegex:
                return SyntaxDiagnostics.UnterminatedRegex(at);
            case SyntaxKind.TypographicString:
                return SyntaxDiagnostics.TypographicQuotes(at, text[..1], Requoted(text));
            case SyntaxKind.SingleQuotedString:
                return SyntaxDiagnostics.SingleQuotes(at, Requoted(text));
            case SyntaxKind.ForeignOperator when text == "!" && !IsInExpression:
                return SyntaxDiagnostics.NegationInPattern(at);
            case SyntaxKind.ForeignOperator:
                return SyntaxDiagnostics.ForeignOperator(at, text, LocalOperator(text));
            case SyntaxKind.Semicolon:
                return SyntaxDiagnostics.Semicolon(at);
            case SyntaxKind.LookAlike:
                return SyntaxDiagnostics.LookAlike(at, text, SyntaxFacts.LookAlike(text) ?? text);
            case SyntaxKind.BadCharacter when SyntaxFacts.InvisibleName(text) is { } name:
                return SyntaxDiagnostics.InvisibleCharacter(at, text, name);
            case SyntaxKind.BadCharacter:
                return SyntaxDiagnostics.StrayCharacter(at, text);
            case SyntaxKind.ForeignNumber:
                return SyntaxDiagnostics.ForeignDigits(at, text, string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : '.')));
            case SyntaxKind.ForeignComment:
                return SyntaxDiagnostics.ForeignComment(at);
            case SyntaxKind.LineText:
                return SyntaxDiagnostics.MisplacedLineText(at);
            case SyntaxKind.Equals when state.FurthestContext == ParseContext.Expression:
                return SyntaxDiagnostics.EqualsInCondition(at);
            case SyntaxKind.OpenBrace when part == ClausePart.Header:
                return SyntaxDiagnostics.BraceBlock(at, declaration);
            default:
                return null;
        }
    }

    private Diagnostic? Bracket(int index)
    {
        var found = _clause[index].Token;
        return SyntaxFacts.IsClosing(found.Kind) && OpenBracket(index) is null ? SyntaxDiagnostics.UnopenedBracket(At(_clause[index]), found.Text) : null;
    }

    private Diagnostic? FirstToken(int index)
    {
        var first = _clause[0];
        if (part == ClausePart.Header || index > 1 || (index == 1 && !SyntaxFacts.DeclarationKeywords.Contains(first.Token.Text)))
        {
            return null;
        }

        if (first.Token.Kind == SyntaxKind.Name && SyntaxFacts.DeclarationKeywords.Contains(first.Token.Text) && _clause.Length > 1)
        {
            return SyntaxDiagnostics.IndentedDeclaration(At(first), new SourceLocation(source, SourceSpan.FromBounds(first.IndentStart, first.Start)), first.Token.Text);
        }

        var keywords = SyntaxFacts.ClauseKeywords(declaration);
        if (keywords.Count == 0 || index != 0)
        {
            return null;
        }

        return FieldWithoutColon(keywords) ?? SyntaxDiagnostics.UnknownClause(At(first), Describe(first.Token), declaration, ClauseList(keywords), (ClauseHabit(first.Token.Text) is { } habit && keywords.Contains(habit) ? habit : null) ?? Spelling.Nearest(first.Token.Text, keywords));
    }

    // In a record two names side by side are a field and its type.
    private Diagnostic? FieldWithoutColon(IReadOnlyList<string> keywords)
    {
        if (declaration != "record" || _clause.Length < 2 || _clause[0].Token is not { Kind: SyntaxKind.Name, Text: var name } || _clause[1].Token.Kind != SyntaxKind.Name
            || _clause[1].IsFirstOnLine || Spelling.Nearest(name, keywords) is not null
            || !(_clause[1].Token.Is("list") || _clause.Length == 2 || (_clause.Length == 3 && _clause[2].Token.Kind == SyntaxKind.Question)))
        {
            return null;
        }

        return Missing(1, ":", ":", "a field is written `name: type`");
    }

    // In an entry two texts side by side are two forms of it.
    private Diagnostic? FormsWithoutComma(int index) =>
        declaration == "lexicon" && part == ClausePart.Clause && index > 0 && _clause[index].Token.Kind == SyntaxKind.String && _clause[index - 1].Token.Kind == SyntaxKind.String
            ? Missing(index, ",", _clause[index].Start == _clause[index - 1].End ? ", " : ",", "the forms of an entry have `,` between them; each entry has a line of its own")
            : null;

    private Diagnostic Missing(int index, string sign, string inserted, string help) =>
        SyntaxDiagnostics.UnexpectedToken(At(_clause[index]), $"`{sign}`", After(index), Describe(_clause[index].Token), null) with
        {
            Help = help,
            Fix = Between(index, sign, inserted[sign.Length..]),
        };

    private Diagnostic Unexpected(int index)
    {
        var found = _clause[index].Token;
        if (IsRepeated(index))
        {
            return SyntaxDiagnostics.RepeatedWord(At(_clause[index]), At(_clause[index - 1]), Shortened(found.Text));
        }

        // The second keyword was read as the name.
        if (index == 2 && part == ClausePart.Header && IsRepeated(1))
        {
            return SyntaxDiagnostics.RepeatedWord(At(_clause[1]), At(_clause[0]), _clause[1].Token.Text);
        }

        if (FormsWithoutComma(index) is { } forms)
        {
            return forms;
        }

        var strong = StrongHabit(index);
        var suggestion = strong is null && found.Kind == SyntaxKind.Name ? Spelling.Nearest(found.Text, Words()) : null;
        var diagnostic = SyntaxDiagnostics.UnexpectedToken(At(_clause[index]), Expected(), After(index), Describe(found), suggestion);
        var (help, fix) = strong ?? Habit(index);
        diagnostic = diagnostic with { Fix = diagnostic.Fix ?? MissingSign(index) ?? fix, Help = (suggestion is null ? SlotOfSeveralParts() : null) ?? help };
        return OpenBracket(index) is { } open && Closing(_clause[open].Token.Text) is var close && state.Expected.Contains($"`{close}`")
            ? diagnostic with
            {
                Secondary = [new DiagnosticLabel(At(_clause[open]), $"this `{_clause[open].Token.Text}` is still open")],
                Help = diagnostic.Help ?? $"close it with `{close}`, or go on inside it with what is expected",
            }
            : diagnostic;
    }

    // A label at the start of a clause makes it a slot; often the keyword before it was forgotten.
    private string? SlotOfSeveralParts() =>
        IsInSlot
            ? "a clause that starts with a label is a slot of a frame, of one pattern; a pattern of several parts starts with `match`, or stands in parentheses"
            : null;

    private bool IsInSlot =>
        declaration == "rule" && part == ClausePart.Clause && _clause.Length > 1 && _clause[1].Token.Kind == SyntaxKind.Colon && state.Expected.Contains("`nearest`");

    private bool IsRepeated(int index) => index > 0 && _clause[index].Token is var token && _clause[index - 1].Token is var before
        && before.Kind == token.Kind && before.Text == token.Text && !SyntaxFacts.IsOpening(token.Kind) && !SyntaxFacts.IsClosing(token.Kind);

    // Where one sign and nothing else fits, it was forgotten.
    private SuggestedFix? MissingSign(int index)
    {
        if (index == 0 || _clause[index].Token.Kind == SyntaxKind.Dot || state.Expected is not [var only] || only is not ("`:`" or "`->`" or "`=>`" or "`=`"))
        {
            return null;
        }

        var sign = only.Trim('`');
        if (_clause[index].Token.Kind is SyntaxKind.Colon or SyntaxKind.Equals or SyntaxKind.Arrow or SyntaxKind.FatArrow)
        {
            return Instead(index, sign);
        }

        // `rule r returns R`: a word of another language stands in its place.
        if (sign == "->" && index + 2 == _clause.Length && _clause[index].Token.Kind == SyntaxKind.Name && _clause[index + 1].Token.Kind == SyntaxKind.Name)
        {
            return Instead(index, sign);
        }

        if (SyntaxFacts.Spelling(_clause[index].Token.Kind) is not null || (sign == "->" && index + 1 < _clause.Length))
        {
            return null;
        }

        var at = sign == ":" ? _clause[index - 1].End : _clause[index].Start;
        return new SuggestedFix($"put `{sign}` between them", FixSafety.Unsafe, [new TextEdit(new SourceLocation(source, new SourceSpan(at, 0)), sign == ":" ? sign : sign + " ")]);
    }

    private IEnumerable<string> Words() => state.FurthestContext switch
    {
        _ when IsInSlot => SlotWords,
        ParseContext.Expression => ExpressionWords,
        ParseContext.Pattern => SyntaxFacts.PatternKeywords,
        _ => state.Expected.Where(word => word.StartsWith('`') && char.IsAsciiLetter(word[1])).Select(word => word.Trim('`')),
    };

    private string Expected() => state.Expected.Count switch
    {
        0 => "the end of the clause",
        > MostExpectations => $"one of {string.Join(", ", state.Expected.Take(MostExpectations))}, …",
        1 => state.Expected[0],
        _ => string.Join(", ", state.Expected.Take(state.Expected.Count - 1)) + " or " + state.Expected[^1],
    };

    private string After(int index) => index == 0 ? "here" : $"after {Describe(_clause[index - 1].Token)}";

    private string ClauseList(IReadOnlyList<string> keywords)
    {
        var list = string.Join(", ", keywords.Select(word => $"`{word}`"));
        return declaration switch
        {
            "record" => $"fields (`name: type`) and {list}",
            "rule" => $"{list} and, in a frame, slots (`field: pattern`)",
            _ => list,
        };
    }

    // The innermost bracket that is open before a token.
    private int? OpenBracket(int before)
    {
        var open = new Stack<int>();
        for (var i = 0; i < before; i++)
        {
            var kind = _clause[i].Token.Kind;
            if (SyntaxFacts.IsOpening(kind))
            {
                open.Push(i);
            }
            else if (SyntaxFacts.IsClosing(kind))
            {
                open.TryPop(out _);
            }
        }

        return open.TryPeek(out var top) ? top : null;
    }

    private string LocalOperator(string text) => text switch
    {
        "&&" => state.FurthestContext == ParseContext.Pattern ? "&" : "and",
        "||" => state.FurthestContext == ParseContext.Pattern ? "|" : "or",
        "==" or ":=" => state.FurthestContext == ParseContext.Expression ? "is" : "=",
        "!=" or "<>" => "is not",
        _ => "not",
    };

    private SourceLocation At(LexedToken token) => new(source, SourceSpan.FromBounds(token.Start, token.End));

    private SourceLocation End() => new(source, new SourceSpan(_clause[^1].End, 0));

    private static string Closing(string bracket) => bracket switch { "(" => ")", "[" => "]", _ => "}" };

    private static string Requoted(string text)
    {
        var inner = text.Length > 1 ? text[1..^1] : "";
        return StringLiteral.Encode(inner);
    }

    private static string Describe(SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.Name => $"`{Shortened(token.Text)}`",
        SyntaxKind.String => $"the text {Shortened(token.Text)}",
        SyntaxKind.Integer or SyntaxKind.Decimal => $"the number {Shortened(token.Text)}",
        SyntaxKind.Regex => $"the regex {Shortened(token.Text)}",
        SyntaxKind.LineText => "a line text",
        _ => $"`{Shortened(token.Text)}`",
    };

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
