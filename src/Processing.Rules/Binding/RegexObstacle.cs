namespace Processing.Rules.Binding;

/// <summary>Finds what in a regex cannot be matched in linear time.</summary>
internal static class RegexObstacle
{
    private static readonly (string Opening, string What)[] Groups =
    [
        ("(?=", "it looks ahead"), ("(?!", "it looks ahead"), ("(?<=", "it looks behind"), ("(?<!", "it looks behind"),
        ("(?>", "it has an atomic group"), ("(?(", "it has a group that depends on another"),
    ];

    /// <summary>The first such part of a regex that can be read, in O(length): what it does and its offset in UTF-16 code units. Null where there is none.</summary>
    public static (string What, int Offset)? Find(string regex) => Find(regex, Escape, Group);

    /// <summary>Offset of the first group with a name, `(?&lt;name&gt;…)` or `(?P&lt;name&gt;…)`, in O(length); null where there is none.</summary>
    public static int? FindNamedGroup(string regex) =>
        regex.Contains("(?", StringComparison.Ordinal) ? Find(regex, _ => null, NamedGroup)?.Offset : null;

    private static (string What, int Offset)? Find(string regex, Func<char, string?> escape, Func<string, int, string?> group)
    {
        var inClass = 0;
        for (var i = 0; i < regex.Length; i++)
        {
            var c = regex[i];
            if (c == '\\')
            {
                if (inClass == 0 && i + 1 < regex.Length && escape(regex[i + 1]) is { } obstacle)
                {
                    return (obstacle, i);
                }

                i++;
            }
            else if (c == '[')
            {
                inClass++;
            }
            else if (c == ']' && inClass > 0)
            {
                inClass--;
            }
            else if (c == '(' && inClass == 0 && group(regex, i) is { } what)
            {
                return (what, i);
            }
        }

        return null;
    }

    private static string? Escape(char escaped) => escaped switch
    {
        >= '1' and <= '9' or 'k' => "it refers back to a group",
        'G' => "it asks where the last match ended",
        _ => null,
    };

    private static string? Group(string regex, int start)
    {
        foreach (var (opening, what) in Groups)
        {
            if (regex.AsSpan(start).StartsWith(opening, StringComparison.Ordinal))
            {
                return what;
            }
        }

        // `(?<name-other>…)` takes back what another group holds.
        var end = regex.AsSpan(start).StartsWith("(?<", StringComparison.Ordinal) ? regex.IndexOf('>', start) : -1;
        return end > start && regex.AsSpan(start, end - start).Contains('-') ? "it takes back what a group holds" : null;
    }

    private static string? NamedGroup(string regex, int start) =>
        regex.AsSpan(start) is ['(', '?', '<' or '\'', var first, ..] && char.IsLetter(first) ? "it names a group"
        : regex.AsSpan(start).StartsWith("(?P<", StringComparison.Ordinal) ? "it names a group"
        : null;
}
