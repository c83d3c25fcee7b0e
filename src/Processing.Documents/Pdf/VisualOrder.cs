using System.Globalization;
using System.Text;

namespace Processing.Documents.Pdf;

/// <summary>Puts the characters of a line into the order in which they are read, where they come as they are seen, from left to right.</summary>
/// <remarks>
/// The bidirectional algorithm (UAX 9) backwards, for the two levels that lines of a page have: in a line from right to left everything is turned round, then each stretch of
/// Latin words and each number is turned back; in a line from left to right each stretch of Arabic or Hebrew is turned. Some programs that make PDFs name brackets as they are shown, others
/// as they are read; so brackets are mirrored back where that makes more of them pairs.
/// </remarks>
internal static class VisualOrder
{
    private const string Brackets = "()[]{}<>«»‹›";

    private enum Class
    {
        Neutral,
        Left,
        Right,
        Number,
        Separator,
    }

    /// <summary>Turns a line.</summary>
    /// <param name="line">The characters as seen, each with what it belongs to.</param>
    /// <param name="direction">Which way the line is read.</param>
    public static List<(Rune Rune, int Word)> ToReading(List<(Rune Rune, int Word)> line, TextDirection direction)
    {
        var classes = line.ConvertAll(character => ClassOf(character.Rune));
        var turned = MarkTurned(classes, direction);
        var stretches = new List<List<(Rune, int, bool)>>();
        for (var start = 0; start < line.Count;)
        {
            var end = start + 1;
            while (end < line.Count && turned[end] == turned[start])
            {
                end++;
            }

            var stretch = line.GetRange(start, end - start);
            stretches.Add(turned[start] ? Turn(stretch) : stretch.ConvertAll(character => (character.Rune, character.Word, false)));
            start = end;
        }

        // In a line from right to left the stretches come in turned order, and those of Latin keep their own.
        if (direction == TextDirection.RightToLeft)
        {
            stretches.Reverse();
        }

        var read = stretches.SelectMany(stretch => stretch).ToList();
        var (asNamed, mirrored) = (read.Select(part => part.Item1), read.Select(part => part.Item3 ? Mirror(part.Item1) : part.Item1));
        return [.. (CountUnpaired(mirrored) < CountUnpaired(asNamed) ? mirrored : asNamed).Zip(read, (rune, part) => (rune, part.Item2))];
    }

    // Brackets that close none, or that none closes.
    private static int CountUnpaired(IEnumerable<Rune> line)
    {
        var open = new Stack<int>();
        var unpaired = 0;
        foreach (var rune in line)
        {
            var at = rune.IsBmp ? Brackets.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
            if (at < 0)
            {
                continue;
            }

            if (at % 2 == 0)
            {
                open.Push(at);
            }
            else if (open.TryPeek(out var last) && last == at - 1)
            {
                open.Pop();
            }
            else
            {
                unpaired++;
            }
        }

        return unpaired + open.Count;
    }

    // Which characters are read from right to left.
    private static bool[] MarkTurned(List<Class> classes, TextDirection direction)
    {
        var turned = new bool[classes.Count];
        var outer = direction == TextDirection.RightToLeft;
        for (var i = 0; i < classes.Count;)
        {
            var kind = classes[i];
            if (kind is Class.Neutral or Class.Separator)
            {
                turned[i++] = outer;
                continue;
            }

            var last = i;
            for (var next = i + 1; next < classes.Count && Goes(kind, classes, last, next); next++)
            {
                last = classes[next] is Class.Neutral or Class.Separator ? last : next;
            }

            Array.Fill(turned, kind == Class.Right, i, last - i + 1);
            i = last + 1;
        }

        return turned;
    }

    // Words of one direction go on over neutral characters; a number only over one separator, and to the right of Latin as part of it.
    private static bool Goes(Class kind, List<Class> classes, int last, int next) => classes[next] switch
    {
        Class.Neutral => kind != Class.Number,
        Class.Separator => kind != Class.Number || next == last + 1,
        Class.Number => kind is Class.Number or Class.Left,
        var other => other == kind,
    };

    private static List<(Rune Rune, int Word, bool IsTurned)> Turn(List<(Rune Rune, int Word)> stretch)
    {
        var turned = new List<(Rune, int, bool)>(stretch.Count);
        for (var end = stretch.Count; end > 0;)
        {
            // A mark stays behind its letter.
            var start = end - 1;
            while (start > 0 && Rune.GetUnicodeCategory(stretch[start].Rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                start--;
            }

            for (var i = start; i < end; i++)
            {
                turned.Add((stretch[i].Rune, stretch[i].Word, true));
            }

            end = start;
        }

        return turned;
    }

    private static Rune Mirror(Rune rune) =>
        rune.IsBmp && Brackets.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at ? new Rune(Brackets[at ^ 1]) : rune;

    private static Class ClassOf(Rune rune) =>
        Rune.IsDigit(rune) ? Class.Number
        : rune.Value is '.' or ',' or ':' or '/' or '-' or '+' or '\u066B' or '\u066C' ? Class.Separator
        : !Rune.IsLetter(rune) ? Class.Neutral
        : Directions.IsRightToLeft(rune.Value) ? Class.Right
        : Class.Left;
}
