using System.Text;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Fuzz;

/// <summary>Makes one change to a text: by character, by token, by line, or with a piece of the corpus. The same random numbers give the same change.</summary>
internal sealed class Mutator(Corpus corpus, Random random)
{
    private static readonly string[] Pieces =
    [
        "\n", "\n  ", "\n    ", "\r\n", "\r", "\t", " ", "  ", "\u200C", "\u200D", "\u200F", "\u202E", "\u2066", "\uFEFF", "\u2028", "\u0085", "\v", "\0", "\u0301", "\u064B", "\uD83D\uDE00", "\uD800", "\uDC00",
        "(", ")", "((((((((", "[", "]", "{", "}", "\"", "/", "'", "“", "”", "«", "،", "؛", "؟", "…", "–", "−", "\\", "\\u{110000}", "\\u{D800}", "`", "@", "#", "//", "///", "/*", "%", "$", "~", "^",
        ";", "==", "!=", "&&", "||", "!", ":=", "<>", "->", "=>", "<=", "..", "...", "|", "&", "?", "??", "*", "+", "-", "=", "<", ">", ",", ".", ":",
        "0", "00", "1", "99999999999999999999", "1.5", "1e9", "0x1", "۱۲", "١٢", "۱.۵", "{1,4}", "{4,1}", "{0}", "{1000000}", "..{1,2000}",
        "\n<<<<<<< a\n", "\n=======\n", "\n>>>>>>> b\n", "\n> text", "\n\n", "\nrecord A\n  x: text\n", "\nrule r -> A\n  match x:word\n", "\ntest \"t\"\n  given\n    > a\n  expect no A\n",
        "/(a{1000}){1000}/", "/a|/", "/(/", "/[/", "/\\p{Arabic}+/", "/.*.*.*/", "not ", "and ", "or ", "if ", "else ", "list of ", "list(", "in zone ", "start of ", "package p\n",
    ];

    /// <summary>A text to start from.</summary>
    public string Base() => random.Next(20) switch
    {
        < 4 => corpus.Files[random.Next(corpus.Files.Length)] is { Length: <= 2_500 } file ? file : Pick(corpus.Declarations),
        < 8 => Pick(corpus.Declarations),
        < 15 => Pick(corpus.Declarations) + Pick(corpus.Declarations),
        _ => "record A\n  x: text\n\n" + Pick(corpus.Declarations) + Pick(corpus.Declarations),
    };

    /// <summary>A change of a text.</summary>
    public TextChange Change(SyntaxTree tree)
    {
        var text = tree.Text.Content;
        return random.Next(20) switch
        {
            < 6 => ByCharacter(text),
            < 14 => ByToken(tree),
            < 17 => ByLine(text),
            _ => Splice(text),
        };
    }

    /// <summary>The bytes of a text with one of them changed, so that they may be no UTF-8.</summary>
    public byte[] Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + "\n");
        bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private TextChange ByCharacter(string text)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(text.Length - at, random.Next(8) switch { 0 => random.Next(40), < 4 => 1, _ => 0 });
        var inserted = random.Next(4) switch
        {
            0 when length > 0 => "",
            1 => ((char)(random.Next(4) switch { 0 => random.Next(0x10000), 1 => random.Next(0x600, 0x700), _ => random.Next(0x20, 0x7F) })).ToString(),
            2 when at > 0 => text.Substring(at - 1, 1),
            _ => Pieces[random.Next(Pieces.Length)],
        };
        return new TextChange(new SourceSpan(at, length), inserted);
    }

    private TextChange ByToken(SyntaxTree tree)
    {
        if (tree.Declarations.IsEmpty)
        {
            return new TextChange(new SourceSpan(0, 0), Pick(corpus.Tokens));
        }

        var tokens = tree.Declarations[random.Next(tree.Declarations.Length)].Tokens;
        var index = random.Next(tokens.Length);
        var span = tree.GetSpan(tokens[index]);
        var token = tokens[index];
        switch (random.Next(6))
        {
            case 0:
                return new TextChange(span, "");
            case 1:
                return new TextChange(new SourceSpan(span.End, 0), " " + token.Text);
            case 2 when index + 1 < tokens.Length:
                var next = tokens[index + 1];
                return new TextChange(span.Cover(tree.GetSpan(next)), next.Text + token.TrailingTrivia + next.LeadingTrivia + token.Text);
            case 3:
                return new TextChange(span, Pieces[random.Next(Pieces.Length)]);
            case 4:
                return new TextChange(new SourceSpan(span.Start, 0), Pick(corpus.Tokens) + (random.Next(2) == 0 ? " " : ""));
            default:
                return new TextChange(span, Pick(corpus.Tokens));
        }
    }

    private TextChange ByLine(string text)
    {
        var at = random.Next(text.Length + 1);
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at) is var found && found >= 0 ? found + 1 : text.Length;
        var line = text[start..end];
        return random.Next(6) switch
        {
            0 => new TextChange(SourceSpan.FromBounds(start, end), ""),
            1 => new TextChange(new SourceSpan(start, 0), line.EndsWith('\n') ? line : line + "\n"),
            2 => new TextChange(new SourceSpan(start, 0), new string(' ', random.Next(1, 5))),
            3 => new TextChange(SourceSpan.FromBounds(start, start + line.Length - line.TrimStart(' ').Length), ""),
            4 when end < text.Length => Swapped(text, start, end),
            _ => new TextChange(new SourceSpan(start, 0), Pick(corpus.Lines) + "\n"),
        };
    }

    private static TextChange Swapped(string text, int start, int end)
    {
        var after = text.IndexOf('\n', end) is var found && found >= 0 ? found + 1 : text.Length;
        return new TextChange(SourceSpan.FromBounds(start, after), text[end..after] + (text[after - 1] == '\n' ? "" : "\n") + text[start..end]);
    }

    private TextChange Splice(string text)
    {
        var at = random.Next(text.Length + 1);
        var length = random.Next(3) == 0 ? Math.Min(random.Next(200), text.Length - at) : 0;
        var other = Pick(corpus.Declarations);
        var from = random.Next(other.Length);
        return new TextChange(new SourceSpan(at, length), other.Substring(from, random.Next(Math.Min(160, other.Length - from)) + 1));
    }

    private string Pick(System.Collections.Immutable.ImmutableArray<string> of) => of[random.Next(of.Length)];
}
