using System.Globalization;
using System.Runtime.InteropServices;
using AngleSharp.Common;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using Processing.Documents.Drafts;
using Processing.Documents.Html.Metadata;
using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>Keeps where each run of a page's text was written, while AngleSharp builds the tree over numbers in its place.</summary>
/// <remarks>
/// AngleSharp tells the place of tags and tokens, but building a tree moves text (out of tables, out of the head) and joins it. So each run of
/// text gets a number, and its text in the tree is that number, written in characters that the rules of tree building treat alike: two
/// characters of the private use area for a run with visible text, behind a space where the run begins with white space; a form feed and twelve
/// blanks of four kinds for a run of nothing but white space. <see cref="TryNext"/> reads them back. What follows visible text with no tag between
/// goes to the same place in every mode of tree building that keeps text, so it goes on with the number: a page may come in a token a character.
/// </remarks>
internal sealed class HtmlTextRuns(Utf16Source source, CancellationToken cancellation)
{
    private const int DigitBits = 12;
    private const int FirstDigit = 0xE000;
    private const int BlankDigits = 12;
    private const string Blanks = " \t\n\r";
    private const string Preformatted = "dir";
    private const string LineBreak = "br";
    private const string CDataStart = "<![CDATA[";

    // Text of these has no character references.
    private static readonly HashSet<string> RawElements = new(StringComparer.Ordinal) { "script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext" };

    // Tags whose attributes say something of the page.
    private static readonly HashSet<string> Described = new(StringComparer.Ordinal) { "html", "meta", "link", "time" };

    private readonly OpenElements _open = new();
    private readonly List<TextPiece> _pieces = [];
    private readonly List<int> _ends = [];
    private bool _isRaw;
    private bool _isBehindVisible;

    /// <summary>Takes the next token of the page; to be given to the parser.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public TokenConsumptionResult Take(ref StructHtmlToken token, TokenConsumer next)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (token.Type)
        {
            case HtmlTokenType.Comment:
                return TokenConsumptionResult.Continue;
            case HtmlTokenType.StartTag:
                var name = Rename(ref token);
                _isBehindVisible = false;
                _isRaw = RawElements.Contains(name);
                if (Described.Contains(name) || !token.GetAttribute("itemprop").IsNullOrEmpty)
                {
                    token.AddAttribute(TagAttributes.Start, source.ToContent(token.Position.Index).ToString(CultureInfo.InvariantCulture));
                }

                if (!_open.TryOpen(name, token.IsSelfClosing))
                {
                    if (OpenElements.IsFormatting(name))
                    {
                        return TokenConsumptionResult.Continue;
                    }

                    // Its element would end a line; a line break still does.
                    token.Name = LineBreak;
                }

                break;
            case HtmlTokenType.EndTag:
                _isBehindVisible = false;
                _isRaw = false;
                _open.Close(Rename(ref token));
                break;
            case HtmlTokenType.Character when token.Data.Length > 0 && _ends.Count < 1 << (2 * DigitBits):
                var data = token.Data.Memory.Span;
                var isBlank = IndexOfVisible(data) < 0;
                Record(data, token.Position.Index);
                if (_isBehindVisible)
                {
                    JoinLast();
                    return TokenConsumptionResult.Continue;
                }

                _isBehindVisible = !isBlank;
                token.Name = isBlank ? ToBlanks(_ends.Count - 1) : ToDigits(_ends.Count - 1, IsBlank(data[0]));
                break;
            default:
                break;
        }

        next(ref token);
        return TokenConsumptionResult.Continue;
    }

    /// <summary>Reads the next number in a text of the tree.</summary>
    /// <param name="text">Data of a text node.</param>
    /// <param name="at">Where to read; moved behind what was read.</param>
    /// <param name="pieces">The text of the run, in order.</param>
    /// <returns>Whether there is one more run.</returns>
    public bool TryNext(string text, ref int at, out ReadOnlySpan<TextPiece> pieces)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] >= FirstDigit && at + 1 < text.Length)
            {
                pieces = PiecesOf(((text[at] - FirstDigit) << DigitBits) | (text[at + 1] - FirstDigit));
                at += 2;
                return true;
            }

            if (text[at] == '\f' && at + BlankDigits < text.Length)
            {
                var number = 0;
                foreach (var blank in text.AsSpan(at + 1, BlankDigits))
                {
                    number = (number << 2) | Blanks.IndexOf(blank, StringComparison.Ordinal);
                }

                pieces = PiecesOf(number);
                at += BlankDigits + 1;
                return true;
            }
        }

        pieces = default;
        return false;
    }

    /// <summary>Whether HTML takes the character for white space.</summary>
    public static bool IsBlank(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f';

    // Behind the tag of preformatted text the parser takes the next token by itself, past this; `dir`, which it treats as the same otherwise, stands in for it.
    private static string Rename(ref StructHtmlToken token)
    {
        var name = token.Name.ToString();
        if (name is not ("pre" or "listing"))
        {
            return name;
        }

        token.Name = Preformatted;
        return Preformatted;
    }

    private ReadOnlySpan<TextPiece> PiecesOf(int run)
    {
        if (run < 0 || run >= _ends.Count)
        {
            return [];
        }

        var first = run == 0 ? 0 : _ends[run - 1];
        return CollectionsMarshal.AsSpan(_pieces)[first.._ends[run]];
    }

    // Where a tag of raw text was ignored, what is behind it is not raw.
    private void Record(ReadOnlySpan<char> data, int index)
    {
        var first = _pieces.Count;
        if (!TryFollow(data, index, _isRaw))
        {
            _pieces.RemoveRange(first, _pieces.Count - first);
            TryFollow(data, index, !_isRaw);
        }

        _ends.Add(_pieces.Count);
    }

    // Makes the last run a part of the one before; two pieces taken as they are written, one behind the other, are one.
    private void JoinLast()
    {
        var first = _ends[^2];
        _ends.RemoveAt(_ends.Count - 2);
        if (first < _pieces.Count && first > 0 && _pieces[first - 1] is { Replacement: null } left && _pieces[first] is { Replacement: null } right && left.Source.End == right.Source.Start)
        {
            _pieces[first - 1] = new TextPiece(new OriginalSpan(left.Source.Start, right.Source.End), null);
            _pieces.RemoveAt(first);
            _ends[^1]--;
        }
    }

    // Goes along the source and what the parser made of it, side by side. What cannot be followed leads to where it began.
    private bool TryFollow(ReadOnlySpan<char> data, int index, bool isRaw)
    {
        var text = source.Text.AsSpan();
        var isCData = text[index..].StartsWith(CDataStart, StringComparison.OrdinalIgnoreCase);
        var at = isCData ? index + CDataStart.Length : index;
        var verbatim = at;
        for (var read = 0; read < data.Length;)
        {
            var (length, given) = Step(text, at, data[read..], !isCData && !isRaw);
            if (length == 0)
            {
                AddVerbatim(verbatim, at);
                Add(at, Math.Min(at + 1, text.Length), data[read..].ToString());
                return false;
            }

            if (given != 1 || length != 1 || text[at] != data[read])
            {
                AddVerbatim(verbatim, at);
                verbatim = at + length;
                if (given > 0)
                {
                    Add(at, at + length, data.Slice(read, given).ToString());
                }
            }

            (at, read) = (at + length, read + given);
        }

        AddVerbatim(verbatim, at);
        return true;
    }

    // How much of the source gives how much of the data.
    private static (int Length, int Given) Step(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> data, bool hasReferences)
    {
        if (at >= text.Length)
        {
            return (0, 0);
        }

        if (text[at] == '&' && hasReferences && CharacterReferences.Measure(text, at, data, out var given) is > 0 and var length)
        {
            return (length, given);
        }

        return text[at] switch
        {
            '\r' when data[0] == '\n' => (at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1, 1),
            var character when character == data[0] => (1, 1),
            '\0' => (1, data[0] == '\uFFFD' ? 1 : 0),
            '<' when text[at..].IndexOf('>') is >= 0 and var end => (end + 1, 0),
            _ => (0, 0),
        };
    }

    private void AddVerbatim(int start, int end)
    {
        if (start < end)
        {
            Add(start, end, null);
        }
    }

    private void Add(int start, int end, string? replacement)
    {
        var from = source.ToContent(start);
        _pieces.Add(new TextPiece(new OriginalSpan(from, source.ToContent(end)), replacement));
    }

    private static int IndexOfVisible(ReadOnlySpan<char> data) => data.IndexOfAnyExcept(" \t\n\r\f");

    private static string ToDigits(int run, bool isSpaceFirst)
    {
        ReadOnlySpan<char> digits = [' ', (char)(FirstDigit + (run >> DigitBits)), (char)(FirstDigit + (run & ((1 << DigitBits) - 1)))];
        return (isSpaceFirst ? digits : digits[1..]).ToString();
    }

    private static string ToBlanks(int run) => string.Create(BlankDigits + 1, run, static (blanks, run) =>
    {
        blanks[0] = '\f';
        for (var i = 0; i < BlankDigits; i++)
        {
            blanks[i + 1] = Blanks[(run >> (2 * (BlankDigits - 1 - i))) & 3];
        }
    });
}
