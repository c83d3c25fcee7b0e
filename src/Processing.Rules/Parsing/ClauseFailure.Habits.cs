using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

// Habits of other languages, each told by the token that did not fit and by what stands around it.
internal readonly ref partial struct ClauseFailure
{
    // Words that start clauses of other languages, and the one that does here.
    private static string? ClauseHabit(string word) => word switch
    {
        "if" or "when" => "where",
        "except" => "unless",
        "pattern" or "regex" => "match",
        "let" or "assign" => "set",
        "weight" or "confidence" => "score",
        "input" => "given",
        "output" or "assert" or "then" => "expect",
        _ => null,
    };

    // What those habits are whose words are near to words of ours, so that they come before any suggestion of spelling.
    private (string Help, SuggestedFix? Fix)? StrongHabit(int index) => ConditionHabit(index) ?? ExpectationHabit(index) ?? TypeHabit();

    // What the author should know, and a change that mends it where only one is likely.
    private (string? Help, SuggestedFix? Fix) Habit(int index)
    {
        var found = _clause[index].Token;
        var inPattern = state.FurthestContext == ParseContext.Pattern || (part == ClausePart.Clause && _clause[0].Token.Text is "match" or "trigger");
        if (QuoteInside(index) is var (text, quote))
        {
            return (text, quote);
        }

        return (declaration, found.Kind) switch
        {
            (_, SyntaxKind.Name) when found.Text is "like" or "matches" or "LIKE" or "regexp" && IsInExpression => ("a label is compared with a pattern by `in`, and with a part of it by `contains`: `a in (/x.*/)`", null),
            (_, SyntaxKind.Name) when found.Text is "between" or "BETWEEN" && IsInExpression => ("a range is written `in 1..5`", null),
            (_, SyntaxKind.OpenParenthesis) when IsInExpression && index > 2 && _clause[index - 2].Token.Kind == SyntaxKind.Dot => ("a function stands before its value: `lower(a)`", null),
            (_, SyntaxKind.Question) when IsInExpression => ("a value with a condition is written `5 if a is \"x\" else 6`", null),
            (_, SyntaxKind.Less or SyntaxKind.LessOrEqual or SyntaxKind.Greater or SyntaxKind.GreaterOrEqual) when index > 0 && _clause[index - 1].Token.Text is "and" or "or" =>
                ("a comparison has both its sides; a range is written `in 1..5`", null),
            ("record", SyntaxKind.Equals) when part == ClausePart.Clause && index > 2 => ("a field has no default; a rule gives one with `set a = b else \"x\"`", null),
            (_, SyntaxKind.String or SyntaxKind.Regex or SyntaxKind.OpenParenthesis) when inPattern && index > 0 && _clause[index - 1].Token.Is("not") => ("what must not stand there is written `not ahead(…)` or `not behind(…)`", null),
            ("entity", SyntaxKind.Arrow) when inPattern => ("the value of a match stands behind `=>`", Instead(index, "=>")),
            ("rule", SyntaxKind.Arrow or SyntaxKind.FatArrow) when inPattern => ("a rule fills its fields by labels, `name:word`, and in a line below by `set name = …`; values behind `=>` are those of entities and lexicons", null),
            ("test", SyntaxKind.Name) when found.Is("score") && _clause[0].Token.Is("expect") && index + 1 < _clause.Length && _clause[index + 1].Token.Kind is SyntaxKind.Integer or SyntaxKind.Decimal =>
                ("the score that is expected stands behind the record and its text, before the fields: `expect R score 0.9 name: \"…\"`", MovedBehindRecord(index)),
            ("lexicon", SyntaxKind.Colon or SyntaxKind.Equals) when part == ClausePart.Clause && state.Expected.Contains("`=>`") => ("an entry is written `\"form\" => value`", Instead(index, SpacedArrow(index))),
            ("lexicon", SyntaxKind.Name) when part == ClausePart.Header && found.Is("from") && index > 2 => ("the options of a lexicon stand behind its source: `lexicon L from \"l.tsv\" key name exact`", OptionsBehindSource(index)),
            ("enum", SyntaxKind.Colon or SyntaxKind.Equals or SyntaxKind.FatArrow) when part == ClausePart.Clause => ("an enum only lists its values; a lexicon says which words mean which: `lexicon Words: K`", null),
            ("pattern", SyntaxKind.Colon or SyntaxKind.Arrow or SyntaxKind.FatArrow) when part == ClausePart.Header && state.Expected.Contains("`=`") => ("a pattern is written `pattern Name = …`", Instead(index, _clause[index - 1].End == _clause[index].Start ? " =" : "=")),
            ("rule", SyntaxKind.Name) when _clause[0].Token.Is("priority") => ("a priority is a whole number, and the higher one wins: `priority 10`", null),
            ("lexicon", SyntaxKind.Equals) => ("the entries of a lexicon stand below it, one a line", null),
            ("lexicon", SyntaxKind.Name) when part == ClausePart.Header && _clause[index].IsFirstOnLine => ("the forms of an entry are texts in quotes", null),
            ("entity", SyntaxKind.Equals) when part == ClausePart.Header => ("the patterns of an entity stand below it, each after `match`", null),
            ("record", SyntaxKind.Comma) when part == ClausePart.Clause => ("fields stand in lines of their own, with nothing between them", Removed(index)),
            ("test", _) when _clause[0].Token.Is("given") && state.Expected.Contains(SyntaxFacts.Display(SyntaxKind.LineText)) => ("the text of a test stands below `given`, each line of it behind `> `", null),
            ("test", SyntaxKind.Name) when _clause[0].Token.Is("expect") && index + 1 < _clause.Length && (_clause[index + 1].Token.Kind is SyntaxKind.String or SyntaxKind.Integer or SyntaxKind.Decimal) =>
                ("a field is written `name: value`", Between(index + 1, ":", "")),
            (_, SyntaxKind.Equals) when inPattern && index > 0 && _clause[index - 1].Token.Kind == SyntaxKind.Name => ("a label is written `name:`", Instead(index, ":")),
            (_, SyntaxKind.OpenBracket) when inPattern => ("a regex stands between slashes, `/[a-z]+/`; brackets hold conditions behind a token class or name, `word[length > 3]`", null),
            (_, SyntaxKind.Comma) when inPattern && OpenBracket(index) is null => ("the parts of a pattern stand side by side; `|` stands between alternatives", null),
            ("rule", SyntaxKind.Name) when inPattern && OpenBracket(index) is null && found.Text is "where" or "unless" or "score" or "set" && index > 0 => ($"`{found.Text}` is a clause of its own, in a line below", null),
            (_, SyntaxKind.DotDot) when index > 1 && _clause[index - 2].Token.Kind == SyntaxKind.OpenBrace => ("bounds are written `{1,3}`", Instead(index, ",")),
            (_, SyntaxKind.Integer) when inPattern && index > 0 && _clause[index - 1].Token.Kind == SyntaxKind.DotDot => ("the bounds of a gap are written `..{0,5}`", null),
            ("resolve", SyntaxKind.Name) when part == ClausePart.Header && found.Text is "longest" or "score" or "priority" && index > 1 && state.Expected.Contains("`by`") =>
                ("what decides stands behind `by`, in order: `resolve A, B by longest then score`", Between(index, " by", "")),
            ("resolve", SyntaxKind.Comma) when part == ClausePart.Header && index > 1 && _clause[index - 1].Token.Text is "longest" or "score" or "priority" =>
                ("what decides next stands behind `then`: `by longest then score`", Instead(index, " then")),
            _ when IsListWithoutComma(index) => ("the items of a list have `,` between them", Between(index, ",", "")),
            _ => (null, null),
        };
    }

    // A text directly behind which something stands: a quote inside it has ended it.
    private (string Help, SuggestedFix? Fix)? QuoteInside(int index)
    {
        if (index == 0 || _clause[index - 1] is not { Token.Kind: SyntaxKind.String } before || before.End != _clause[index].Start
            || _clause[index].Token.Kind is not (SyntaxKind.Name or SyntaxKind.Integer or SyntaxKind.Decimal or SyntaxKind.String))
        {
            return null;
        }

        // Up to the last quote of what stands there without a break, or to the next text behind a blank.
        var last = index;
        while (last < _clause.Length && !_clause[last].IsFirstOnLine && _clause[last].Token.Kind != SyntaxKind.String)
        {
            last++;
        }

        const string Help = "a quote inside a text is written `\\\"`";
        if (last == _clause.Length || _clause[last].Token.Kind != SyntaxKind.String || _clause[last].IsFirstOnLine)
        {
            return (Help, null);
        }

        var whole = SourceSpan.FromBounds(before.Start, _clause[last].End);
        var inner = source.Content[(whole.Start + 1)..(whole.End - 1)];
        var mended = $"\"{inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return (Help, new SuggestedFix("write the quotes inside with `\\`", FixSafety.Unsafe, [new TextEdit(new SourceLocation(source, whole), mended)]));
    }

    // Names or texts side by side where a list was begun.
    private bool IsListWithoutComma(int index)
    {
        var kind = _clause[index].Token.Kind;
        return index > 0 && kind is SyntaxKind.Name or SyntaxKind.String && _clause[index - 1].Token.Kind == kind && (declaration, part, _clause[0].Token.Text, index) switch
        {
            ("enum", ClausePart.Clause, _, _) => true,
            ("record", ClausePart.Clause, "key", > 1) => _clause[index - 1].Token.Text is not ("key" or "like"),
            ("zone", ClausePart.Clause, "json" or "css" or "kind", > 1) => true,
            ("reference", ClausePart.Clause, "words" or "same", > 1) => true,
            ("resolve" or "language", ClausePart.Header, _, 2) => true,
            ("import", ClausePart.Header, _, > 2) => OpenBracket(index) is not null,
            _ => false,
        };
    }

    private bool IsInExpression => state.FurthestContext == ParseContext.Expression || (part == ClausePart.Clause && _clause[0].Token.Text is "where" or "unless" or "set" or "score");

    // A score and its number, behind the name of the record and the text that may follow it.
    private SuggestedFix? MovedBehindRecord(int index)
    {
        var record = 1 + (_clause.Length > 1 && _clause[1].Token.Is("no") ? 1 : 0);
        var before = record + 1 < index && _clause[record + 1].Token.Is("at") && _clause[record + 2].Token.Kind == SyntaxKind.String ? record + 2 : record;
        if (before >= index - 1)
        {
            return null;
        }

        var moved = SourceSpan.FromBounds(_clause[index - 1].End, _clause[index + 1].End);
        return new SuggestedFix("move it there", FixSafety.Safe, [
            new TextEdit(new SourceLocation(source, new SourceSpan(_clause[before].End, 0)), $" score {_clause[index + 1].Token.Text}"),
            new TextEdit(new SourceLocation(source, moved), ""),
        ]);
    }

    private string SpacedArrow(int index) => _clause[index - 1].End == _clause[index].Start ? " =>" : "=>";

    // `exact from "l.tsv" key name`: the options go to the end of the line that the source ends.
    private SuggestedFix? OptionsBehindSource(int from)
    {
        var first = from;
        while (first > 2 && (_clause[first - 1].Token.Kind == SyntaxKind.Integer || _clause[first - 1].Token.Text is "exact" or "case" or "stem" or "clitics" or "off" or "similar"))
        {
            first--;
        }

        return first == from ? null : new SuggestedFix("move them there", FixSafety.Safe, [
            new TextEdit(new SourceLocation(source, SourceSpan.FromBounds(_clause[first].Start, _clause[from].Start)), ""),
            new TextEdit(new SourceLocation(source, new SourceSpan(_clause[^1].End, 0)), " " + Written(first, from - 1)),
        ]);
    }

    private SuggestedFix Instead(int index, string sign) =>
        new($"write `{sign.Trim()}` instead of `{_clause[index].Token.Text}`", FixSafety.Unsafe, [new TextEdit(At(_clause[index]), sign)]);

    private SuggestedFix Removed(int index) => new($"remove `{_clause[index].Token.Text}`", FixSafety.Unsafe, [new TextEdit(At(_clause[index]), "")]);

    private SuggestedFix Between(int index, string sign, string behind) =>
        new($"put `{sign}` between them", FixSafety.Unsafe, [new TextEdit(new SourceLocation(source, new SourceSpan(_clause[index - 1].End, 0)), sign + behind)]);
}
