using System.Buffers;
using System.Text;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>Text of an element out of its references, to be read once more as HTML, with the way back to where each character was written.</summary>
internal sealed class DecodedText(ReadOnlyMemory<byte> content)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<Part> _parts = [];

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>Whether it has a tag.</summary>
    public bool HasTag => _bytes.WrittenSpan.IndexOf((byte)'<') >= 0;

    /// <summary>Whether it has what may be a character reference.</summary>
    public bool HasReference => _bytes.WrittenSpan.IndexOf((byte)'&') >= 0;

    /// <summary>Adds what stands in the document: a run of characters, or a reference with what it stands for.</summary>
    public void Add(TextPiece piece)
    {
        var start = _bytes.WrittenCount;
        if (piece.Replacement is { } text)
        {
            _bytes.Advance(Encoding.UTF8.GetBytes(text, _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
        else
        {
            _bytes.Write(content.Span[piece.Source.Start..piece.Source.End]);
        }

        if (_bytes.WrittenCount > start)
        {
            _parts.Add(new Part(start, _bytes.WrittenCount, piece));
        }
    }

    /// <summary>Says in terms of the document what a piece in terms of this text says. O(log parts), and O(1) for each part of the piece.</summary>
    /// <param name="piece">A piece of this text, cut between characters.</param>
    /// <param name="take">Given the pieces of the document, in order.</param>
    public void Translate(TextPiece piece, Action<TextPiece> take)
    {
        var first = IndexAt(piece.Source.Start);
        if (piece.Replacement is not null)
        {
            var last = _parts[IndexAt(Math.Max(piece.Source.Start, piece.Source.End - 1))];
            take(piece with { Source = new OriginalSpan(ToSource(_parts[first], piece.Source.Start), ToSourceEnd(last, piece.Source.End)) });
            return;
        }

        for (var i = first; i < _parts.Count && _parts[i].Start < piece.Source.End; i++)
        {
            var part = _parts[i];
            take(part.Piece.Replacement is not null
                ? part.Piece
                : new TextPiece(new OriginalSpan(ToSource(part, Math.Max(part.Start, piece.Source.Start)), ToSourceEnd(part, Math.Min(part.End, piece.Source.End))), null));
        }
    }

    private static int ToSource(Part part, int at) => part.Piece.Source.Start + (part.Piece.Replacement is null ? at - part.Start : 0);

    private static int ToSourceEnd(Part part, int at) => part.Piece.Replacement is null ? part.Piece.Source.Start + at - part.Start : part.Piece.Source.End;

    private int IndexAt(int offset)
    {
        var (low, high) = (0, _parts.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _parts[middle].Start <= offset ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private readonly record struct Part(int Start, int End, TextPiece Piece);
}
