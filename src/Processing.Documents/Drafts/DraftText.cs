using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Processing.Text;

namespace Processing.Documents.Drafts;

/// <summary>The text of a page as it grows, with the way back to the page: white space collapsed as a browser shows it.</summary>
internal sealed class DraftText(ReadOnlyMemory<byte> content)
{
    private readonly ArrayBufferWriter<byte> _text = new(Math.Max(256, content.Length / 4));
    private readonly OffsetMap.Builder _offsets = new();
    private readonly List<(TextPiece Piece, TextMark Mark)> _open = [];
    private OriginalSpan _blank;
    private bool _hasBlank;
    private bool _hasText;

    /// <summary>Links of the text so far: place in the text, number of the link.</summary>
    public List<(TextSpan Span, int Link)> Links { get; } = [];

    /// <summary>Says in terms of the content what a piece says of text that was made of it, and gives that on; null where pieces are of the content itself.</summary>
    public Action<TextPiece, Action<TextPiece>>? Through { get; set; }

    /// <summary>Text of selected elements so far: place in the text, number of the selection, in no certain order.</summary>
    public List<(TextSpan Span, int Selection)> Selected { get; } = [];

    public ReadOnlySpan<byte> Text => _text.WrittenSpan;

    public bool IsEmpty => _open.Count == 0;

    public OffsetMap ToMap() => _offsets.ToMap();

    public byte[] ToBytes() => _text.WrittenSpan.ToArray();

    /// <summary>Adds to the open line.</summary>
    /// <param name="piece">What.</param>
    /// <param name="mark">The link and the selected elements that it stands in.</param>
    public void Add(TextPiece piece, TextMark mark)
    {
        if (Through is { } through)
        {
            through(piece, part => _open.Add((part, mark)));
            return;
        }

        _open.Add((piece, mark));
    }

    /// <summary>Ends the open line and writes it, behind a line feed where something is before it.</summary>
    /// <returns>Its place in the text without white space at its ends, the code points of it in links, and those of a link at its start; empty where there is nothing to see.</returns>
    public (TextSpan Span, int LinkCharacters, int FirstLink) Close()
    {
        if (_open.Count == 0)
        {
            return (default, 0, 0);
        }

        var start = _text.WrittenCount;
        if (start > 0)
        {
            Write("\n"u8);
            start++;
        }

        var (linkCharacters, firstLink) = (0, 0);
        var beginsWithLink = true;
        _hasBlank = _hasText = false;
        foreach (var (piece, mark) in CollectionsMarshal.AsSpan(_open))
        {
            var from = _text.WrittenCount;
            if (piece.Replacement is { } replacement)
            {
                WriteReplaced(piece.Source, replacement);
            }
            else
            {
                WriteVerbatim(piece.Source);
            }

            beginsWithLink &= mark.Link >= 0 || _text.WrittenCount == from;
            if (_text.WrittenCount == from)
            {
                continue;
            }

            // A blank before the element is not of it.
            from += _text.WrittenSpan[from] == (byte)' ' && _text.WrittenCount > from + 1 ? 1 : 0;
            for (var selected = mark.Selected; selected is not null; selected = selected.Outer)
            {
                Selected.Add((new TextSpan(from, _text.WrittenCount), selected.Selection));
            }

            if (mark.Link >= 0)
            {
                var characters = Utf8Text.CountCodePoints(_text.WrittenSpan[from..]);
                linkCharacters += characters;
                firstLink += beginsWithLink ? characters : 0;
                AddLink(new TextSpan(from, _text.WrittenCount), mark.Link);
            }
        }

        _open.Clear();
        var (first, end) = Utf8Text.Trim(_text.WrittenSpan, start, _text.WrittenCount);
        return (new TextSpan(first, end), linkCharacters, firstLink);
    }

    private void WriteVerbatim(OriginalSpan source)
    {
        var bytes = content.Span;
        for (var at = source.Start; at < source.End;)
        {
            var blanks = bytes[at..source.End].IndexOfAnyExcept(" \t\n\r\f"u8);
            var visible = blanks < 0 ? source.End : at + blanks;
            if (visible > at)
            {
                AddBlank(new OriginalSpan(at, visible));
            }

            if (visible == source.End)
            {
                return;
            }

            var rest = bytes[visible..source.End];
            var length = rest.IndexOfAny(" \t\n\r\f"u8);
            length = length < 0 ? rest.Length : length;
            WriteBlank();
            _offsets.AddVerbatim(_text.WrittenCount, visible, length);
            Write(rest[..length]);
            _hasText = true;
            at = visible + length;
        }
    }

    private void WriteReplaced(OriginalSpan source, string replacement)
    {
        if (replacement.AsSpan().IndexOfAnyExcept(" \t\n\r\f") < 0)
        {
            AddBlank(source);
            return;
        }

        WriteBlank();
        var start = _text.WrittenCount;
        _text.Advance(Encoding.UTF8.GetBytes(replacement, _text.GetSpan(Encoding.UTF8.GetMaxByteCount(replacement.Length))));
        _offsets.AddReplaced(new TextSpan(start, _text.WrittenCount), source);
        _hasText = true;
    }

    // White space counts once, wherever it goes on, and as that of its first place.
    private void AddBlank(OriginalSpan source)
    {
        if (_hasBlank && _blank.End != source.Start)
        {
            return;
        }

        _blank = _hasBlank ? new OriginalSpan(_blank.Start, source.End) : source;
        _hasBlank = true;
    }

    private void WriteBlank()
    {
        if (!_hasBlank)
        {
            return;
        }

        _hasBlank = false;
        if (!_hasText)
        {
            return;
        }

        if (_blank.Length == 1 && content.Span[_blank.Start] == (byte)' ')
        {
            _offsets.AddVerbatim(_text.WrittenCount, _blank.Start, 1);
        }
        else
        {
            _offsets.AddReplaced(new TextSpan(_text.WrittenCount, _text.WrittenCount + 1), _blank);
        }

        Write(" "u8);
    }

    private void AddLink(TextSpan span, int link)
    {
        if (Links.Count > 0 && Links[^1] is var last && last.Link == link && span.Start - last.Span.End <= 1)
        {
            Links[^1] = (last.Span.Cover(span), link);
        }
        else
        {
            Links.Add((span, link));
        }
    }

    private void Write(ReadOnlySpan<byte> bytes) => _text.Write(bytes);
}
