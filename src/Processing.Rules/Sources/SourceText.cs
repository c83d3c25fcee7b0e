using System.Text;

namespace Processing.Rules.Sources;

/// <summary>The text of one file with its lines. Immutable and safe to share between threads.</summary>
public sealed class SourceText
{
    private readonly Lazy<int[]> _lineStarts;

    private SourceText(string path, string content, int invalidAt)
    {
        Path = path;
        Content = content;
        InvalidAt = invalidAt;
        _lineStarts = new Lazy<int[]>(() => FindLines(content));
    }

    /// <summary>The path as diagnostics print it.</summary>
    public string Path { get; }

    /// <summary>The whole text; a byte order mark is its first character.</summary>
    public string Content { get; }

    /// <summary>Offset of the first character that stands for invalid UTF-8; -1 where all of it was valid.</summary>
    public int InvalidAt { get; }

    /// <summary>Number of lines, at least 1.</summary>
    public int LineCount => _lineStarts.Value.Length;

    /// <summary>A text that is at hand.</summary>
    public static SourceText From(string content, string path = "") => new(path, content, -1);

    /// <summary>The text of a file. Bytes that are not UTF-8 become U+FFFD, and <see cref="InvalidAt"/> says where.</summary>
    public static SourceText From(RuleFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var bytes = file.Content.Span;
        var invalidAt = System.Text.Unicode.Utf8.IsValid(bytes) ? -1 : IndexOfInvalid(bytes);
        return new SourceText(file.DisplayPath, Encoding.UTF8.GetString(bytes), invalidAt);
    }

    /// <summary>The text after a change, in O(length). Text that stood for invalid UTF-8 stays invalid until the change takes it away.</summary>
    /// <param name="change">The change; its span lies in this text.</param>
    public SourceText WithChange(TextChange change)
    {
        var (start, end) = (change.Span.Start, change.Span.End);
        ArgumentOutOfRangeException.ThrowIfNegative(start, nameof(change));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, Content.Length, nameof(change));
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start, nameof(change));
        if (change.Span.Length == 0 && change.NewText.Length == 0)
        {
            return this;
        }

        var content = string.Concat(Content.AsSpan(0, start), change.NewText, Content.AsSpan(end));
        var invalidAt = InvalidAt < start ? InvalidAt
            : InvalidAt >= end ? InvalidAt + change.Delta
            : content.IndexOf('\uFFFD', start + change.NewText.Length);
        return new SourceText(Path, content, invalidAt);
    }

    /// <summary>The place of an offset, in O(log lines + length of the line).</summary>
    public LinePosition GetPosition(int offset)
    {
        var line = IndexOfLine(offset);
        var start = _lineStarts.Value[line];
        var column = 1;
        for (var i = start; i < offset; i++)
        {
            column += char.IsLowSurrogate(Content[i]) && i > start && char.IsHighSurrogate(Content[i - 1]) ? 0 : 1;
        }

        return new LinePosition(line + 1, column);
    }

    /// <summary>A line, counted from 1, without its line break.</summary>
    public SourceSpan GetLine(int line)
    {
        var starts = _lineStarts.Value;
        var start = starts[line - 1];
        var end = line < starts.Length ? starts[line] : Content.Length;
        while (end > start && Content[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return SourceSpan.FromBounds(start, end);
    }

    private int IndexOfLine(int offset)
    {
        var index = Array.BinarySearch(_lineStarts.Value, offset);
        return index >= 0 ? index : ~index - 1;
    }

    private static int[] FindLines(string content)
    {
        var starts = new List<int> { 0 };
        var i = 0;
        while (content.AsSpan(i).IndexOfAny('\n', '\r') is var length && length >= 0)
        {
            i += length;
            i += content[i] == '\r' && i + 1 < content.Length && content[i + 1] == '\n' ? 2 : 1;
            starts.Add(i);
        }

        return [.. starts];
    }

    private static int IndexOfInvalid(ReadOnlySpan<byte> bytes)
    {
        var utf16 = 0;
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return utf16;
            }

            utf16 += rune.Utf16SequenceLength;
            bytes = bytes[consumed..];
        }

        return -1;
    }
}
