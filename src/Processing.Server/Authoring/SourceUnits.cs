namespace Processing.Server.Authoring;

/// <summary>Carries offsets of one source text from UTF-16 code units to the other two units. O(length) once, then at most 1,024 code units for each offset.</summary>
internal sealed class SourceUnits
{
    private const int Step = 1024;
    private readonly string _text;
    private readonly List<(int Utf8, int CodePoints)> _marks = [(0, 0)];

    public SourceUnits(string text)
    {
        _text = text;
        for (var start = Step; start <= text.Length; start += Step)
        {
            _marks.Add(Count(start - Step, start, _marks[^1]));
        }
    }

    /// <summary>The offset in UTF-8 bytes and in code points.</summary>
    public (int Utf8, int CodePoints) At(int offset) => Count(offset / Step * Step, offset, _marks[offset / Step]);

    /// <summary>The UTF-16 offset of a place that people count; null where the text has no such place.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">In code points, from 1; one past the last of the line is a place, too.</param>
    /// <param name="source">The text with its lines.</param>
    public static int? OffsetOf(Rules.Sources.SourceText source, uint line, uint column)
    {
        if (line < 1 || column < 1 || line > source.LineCount)
        {
            return null;
        }

        var span = source.GetLine((int)line);
        var offset = span.Start;
        for (var passed = 1u; passed < column; passed++)
        {
            if (offset >= span.End)
            {
                return null;
            }

            offset += char.IsHighSurrogate(source.Content[offset]) && offset + 1 < span.End && char.IsLowSurrogate(source.Content[offset + 1]) ? 2 : 1;
        }

        return offset;
    }

    private (int Utf8, int CodePoints) Count(int from, int to, (int Utf8, int CodePoints) sum)
    {
        for (var i = from; i < to; i++)
        {
            var unit = _text[i];
            if (char.IsLowSurrogate(unit) && i > 0 && char.IsHighSurrogate(_text[i - 1]))
            {
                // Counted with its first half.
                continue;
            }

            var isPair = char.IsHighSurrogate(unit) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1]);
            sum = (sum.Utf8 + (unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair ? 4 : 3), sum.CodePoints + 1);
        }

        return sum;
    }
}
