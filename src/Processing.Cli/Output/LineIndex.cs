using System.Text;
using Processing.Text;

namespace Processing.Cli.Output;

/// <summary>Lines and columns of a document, for people: both counted from 1, columns in code points.</summary>
internal sealed class LineIndex
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly List<int> _starts = [0];

    // Counting from the start of the line would take the square of its length: pages come in one line.
    private readonly Lazy<UnitIndex> _units;

    public LineIndex(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
        _units = new Lazy<UnitIndex>(() => new UnitIndex(utf8));
        var bytes = utf8.Span;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                _starts.Add(i + 1);
            }
        }
    }

    /// <summary>Line and column of a byte, in O(log lines); the first time O(bytes).</summary>
    public (int Line, int Column) Locate(int byteOffset)
    {
        var line = LineOf(byteOffset);
        var place = _units.Value.Locate(new OriginalSpan(_starts[line], byteOffset));
        return (line + 1, place.CodePointEnd - place.CodePointStart + 1);
    }

    /// <summary>How many lines there are, at least one.</summary>
    public int Count => _starts.Count;

    /// <summary>The first byte of a column of a line, both from 1; the end of the line where it is shorter, null where there is no such line.</summary>
    public int? Offset(int line, int column)
    {
        if (line < 1 || line > _starts.Count)
        {
            return null;
        }

        var (at, end) = Range(line);
        for (var seen = 1; at < end && seen < column; seen++)
        {
            do
            {
                at++;
            }
            while (at < end && (_utf8.Span[at] & 0xC0) == 0x80);
        }

        return at;
    }

    /// <summary>The bytes of a line, counted from 1, without its break.</summary>
    public (int Start, int End) Range(int line)
    {
        var end = line < _starts.Count ? _starts[line] - 1 : _utf8.Length;
        var start = _starts[line - 1];
        return (start, end > start && _utf8.Span[end - 1] == (byte)'\r' ? end - 1 : end);
    }

    /// <summary>The text of a byte range.</summary>
    public string Text(int start, int end) => Encoding.UTF8.GetString(_utf8.Span[start..end]);

    private int LineOf(int byteOffset)
    {
        var index = _starts.BinarySearch(byteOffset);
        return index >= 0 ? index : ~index - 1;
    }
}
