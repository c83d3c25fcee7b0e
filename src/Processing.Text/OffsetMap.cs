namespace Processing.Text;

/// <summary>The way back from a document's text to the document as given. Safe to share between threads.</summary>
/// <remarks>
/// A list of runs. A verbatim run maps byte to byte. A replaced run maps its whole text to its whole source
/// (an escape such as <c>\n</c> or <c>\u0627</c>). Text between runs has no source (a separator that a reader put in).
/// </remarks>
public sealed class OffsetMap
{
    private readonly int[] _textStarts;
    private readonly Run[] _runs;

    private OffsetMap(Run[] runs)
    {
        _runs = runs;
        _textStarts = Array.ConvertAll(runs, run => run.TextStart);
    }

    /// <summary>The map of a document whose text is the document itself.</summary>
    /// <param name="length">Length of the document in UTF-8 bytes.</param>
    public static OffsetMap Identity(int length) => new(length == 0 ? [] : [new Run(0, length, 0, length, IsVerbatim: true)]);

    /// <summary>Maps a span of text back, in O(log runs). A cut inside a replaced run widens to the whole of its source.</summary>
    /// <returns>
    /// The covering span of the document as given. An empty span, and one that touches no run, gives an empty span:
    /// at its own place inside or at the end of a verbatim run, at the start of the source inside a replaced run, else at the end of the nearest source before it.
    /// </returns>
    public OriginalSpan ToOriginal(TextSpan span)
    {
        var first = IndexOfRun(span.Start);
        var last = IndexOfRun(span.End - 1);
        if (first < 0 || _runs[first].TextEnd <= span.Start)
        {
            first++;
        }

        if (span.IsEmpty || last < first)
        {
            var at = PlaceOf(span.Start);
            return new OriginalSpan(at, at);
        }

        var head = _runs[first];
        var tail = _runs[last];
        var start = head.IsVerbatim ? head.OriginalStart + Math.Max(0, span.Start - head.TextStart) : head.OriginalStart;
        var end = tail.IsVerbatim ? tail.OriginalStart + Math.Min(tail.TextEnd, span.End) - tail.TextStart : tail.OriginalEnd;
        return new OriginalSpan(start, end);
    }

    /// <summary>The map of a text that goes on with stretches which stand for sources of their own. O(runs).</summary>
    /// <param name="replaced">The stretches behind all others, in text order, and where each was written.</param>
    public OffsetMap With(IEnumerable<(TextSpan Text, OriginalSpan Original)> replaced) =>
        new([.. _runs, .. replaced.Select(pair => new Run(pair.Text.Start, pair.Text.End, pair.Original.Start, pair.Original.End, IsVerbatim: false))]);

    private int PlaceOf(int textOffset)
    {
        var index = IndexOfRun(textOffset);
        if (index < 0)
        {
            return 0;
        }

        var run = _runs[index];
        if (textOffset >= run.TextEnd)
        {
            return run.OriginalEnd;
        }

        return run.IsVerbatim ? run.OriginalStart + textOffset - run.TextStart : run.OriginalStart;
    }

    private int IndexOfRun(int textOffset)
    {
        var index = Array.BinarySearch(_textStarts, textOffset);
        return index >= 0 ? index : ~index - 1;
    }

    private readonly record struct Run(int TextStart, int TextEnd, int OriginalStart, int OriginalEnd, bool IsVerbatim);

    /// <summary>Collects the runs of a map in text order.</summary>
    public sealed class Builder
    {
        private readonly List<Run> _runs = [];

        /// <summary>Adds text that stands in the document byte for byte. Joins the run before where both continue it.</summary>
        public void AddVerbatim(int textStart, int originalStart, int length)
        {
            if (length <= 0)
            {
                return;
            }

            if (_runs.Count > 0 && _runs[^1] is { IsVerbatim: true } last && last.TextEnd == textStart && last.OriginalEnd == originalStart)
            {
                _runs[^1] = last with { TextEnd = textStart + length, OriginalEnd = originalStart + length };
                return;
            }

            _runs.Add(new Run(textStart, textStart + length, originalStart, originalStart + length, IsVerbatim: true));
        }

        /// <summary>Adds text that stands for a source of another form, such as an escape. Empty text adds nothing.</summary>
        public void AddReplaced(TextSpan text, OriginalSpan original)
        {
            if (!text.IsEmpty)
            {
                _runs.Add(new Run(text.Start, text.End, original.Start, original.End, IsVerbatim: false));
            }
        }

        /// <summary>The finished map.</summary>
        public OffsetMap ToMap() => new([.. _runs]);
    }
}
