using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Processing.Text;

namespace Processing.Documents;

/// <summary>The lexical part of JSON over valid UTF-8.</summary>
internal sealed class JsonScanner(ReadOnlyMemory<byte> content, int start)
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    /// <summary>Offset of the next byte.</summary>
    public int Position { get; private set; } = start;

    /// <summary>What made the last string invalid; null when it was not.</summary>
    public JsonFault? Fault { get; private set; }

    public bool IsAtEnd => Position >= content.Length;

    /// <summary>The next byte as a character; U+0000 at the end.</summary>
    public char Current => IsAtEnd ? '\0' : (char)content.Span[Position];

    public void Advance() => Position++;

    public void SkipSpace()
    {
        var rest = content.Span[Position..];
        var next = rest.IndexOfAnyExcept(" \t\r\n"u8);
        Position += next < 0 ? rest.Length : next;
    }

    /// <summary>Reads the next piece of a string whose opening quote has been read; false at its end or at a fault.</summary>
    public bool TryReadPiece(out JsonPiece piece)
    {
        piece = default;
        var text = content.Span;
        var stop = text[Position..].IndexOfAny(StringStops);
        if (stop < 0)
        {
            return Fail(text.Length, "a string without an end");
        }

        if (stop > 0)
        {
            piece = new JsonPiece(new OriginalSpan(Position, Position + stop), IsVerbatim: true, default);
            Position += stop;
            return true;
        }

        switch (Current)
        {
            case '"':
                Position++;
                return false;
            case '\\':
                return TryReadEscape(out piece);
            default:
                return Fail(Position, $"control character U+{(int)Current:X4} inside a string");
        }
    }

    /// <summary>Reads a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public JsonFault? ReadBare()
    {
        var text = content.Span[Position..];
        foreach (var word in new[] { "true", "false", "null" })
        {
            if (text.Length >= word.Length && Ascii.Equals(text[..word.Length], word))
            {
                Position += word.Length;
                return null;
            }
        }

        var at = Position + (Current == '-' ? 1 : 0);
        var integer = CountDigits(at);
        if (integer == 0)
        {
            return new JsonFault(at, at == Position ? "expected a value" : "expected a digit");
        }

        if (integer > 1 && content.Span[at] == (byte)'0')
        {
            return new JsonFault(at, "a number with a leading zero");
        }

        at += integer;
        if (ByteAt(at) == '.')
        {
            var fraction = CountDigits(++at);
            if (fraction == 0)
            {
                return new JsonFault(at, "expected a digit");
            }

            at += fraction;
        }

        if (ByteAt(at) is 'e' or 'E')
        {
            at++;
            at += ByteAt(at) is '+' or '-' ? 1 : 0;
            var exponent = CountDigits(at);
            if (exponent == 0)
            {
                return new JsonFault(at, "expected a digit");
            }

            at += exponent;
        }

        Position = at;
        return null;
    }

    /// <summary>Escapes so far that are half of a surrogate pair.</summary>
    public int Halves { get; private set; }

    private bool TryReadEscape(out JsonPiece piece)
    {
        piece = default;
        var from = Position;
        int codePoint = ByteAt(from + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => -1,
        };
        var end = from + 2;
        if (codePoint < 0)
        {
            if (!TryReadUnit(from, out var unit))
            {
                return Fail(from, "an unknown escape");
            }

            codePoint = unit;
            end = from + 6;
            if (char.IsHighSurrogate(unit) && TryReadUnit(end, out var low) && char.IsLowSurrogate(low))
            {
                codePoint = char.ConvertToUtf32(unit, low);
                end += 6;
            }
            else if (char.IsSurrogate(unit))
            {
                // Programs that cut text to a length leave it; RFC 8259, section 8.2, allows it and leaves open what it means.
                codePoint = Rune.ReplacementChar.Value;
                Halves++;
            }
        }

        piece = new JsonPiece(new OriginalSpan(from, end), IsVerbatim: false, new Rune(codePoint));
        Position = end;
        return true;
    }

    private bool TryReadUnit(int offset, out char unit)
    {
        unit = '\0';
        if (ByteAt(offset) != '\\' || ByteAt(offset + 1) != 'u' || offset + 6 > content.Length)
        {
            return false;
        }

        if (!Utf8Parser.TryParse(content.Span.Slice(offset + 2, 4), out ushort value, out var consumed, 'x') || consumed != 4)
        {
            return false;
        }

        unit = (char)value;
        return true;
    }

    private int CountDigits(int offset)
    {
        var rest = content.Span[Math.Min(offset, content.Length)..];
        var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? rest.Length : end;
    }

    private char ByteAt(int offset) => offset < content.Length ? (char)content.Span[offset] : '\0';

    private bool Fail(int offset, string what)
    {
        Fault = new JsonFault(offset, what);
        return false;
    }
}

/// <summary>What is wrong with a JSON document.</summary>
/// <param name="Offset">Where, in bytes of the document.</param>
/// <param name="What">What, as a part of a sentence.</param>
internal readonly record struct JsonFault(int Offset, string What);

/// <summary>A part of a JSON string.</summary>
/// <param name="Source">Its bytes in the document.</param>
/// <param name="IsVerbatim">Whether the text is those bytes.</param>
/// <param name="Character">The character that an escape stands for.</param>
internal readonly record struct JsonPiece(OriginalSpan Source, bool IsVerbatim, Rune Character);
