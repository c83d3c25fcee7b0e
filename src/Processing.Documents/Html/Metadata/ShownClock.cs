using System.Globalization;
using System.Text.RegularExpressions;

namespace Processing.Documents.Html.Metadata;

/// <summary>Reads the times of day in a short line.</summary>
internal static partial class ShownClock
{
    /// <summary>The times of a line from left to right, of 24 hours or of twice 12 with <c>am</c> or <c>pm</c>. O(line).</summary>
    /// <param name="line">A line, digits in any script.</param>
    public static IEnumerable<TimeOnly> Read(string line)
    {
        foreach (Match match in Clock().Matches(PageDates.ToPlain(line)))
        {
            var hour = int.Parse(match.Groups["hour"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            var minute = int.Parse(match.Groups["minute"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            var half = match.Groups["half"];
            if (minute < 60 && (half.Success ? hour is >= 1 and <= 12 : hour < 24))
            {
                yield return new TimeOnly(half.Success ? hour % 12 + (half.ValueSpan[0] is 'p' or 'P' ? 12 : 0) : hour, minute);
            }
        }
    }

    // Each repetition has a bound, so that its time is in O(line) without an automaton, which would be built when the first page is read.
    [GeneratedRegex(@"\b(?<hour>[0-9]{1,2})[:.](?<minute>[0-9]{2})(?::[0-9]{2})?(?: ?(?<half>[ap])\.?m\b)?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
