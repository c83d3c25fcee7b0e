namespace Processing.Matching.Execution;

/// <summary>Reads the ends of a regular expression for <see cref="RegexEnds"/>.</summary>
/// <param name="pattern">The expression, without anchors.</param>
internal sealed class RegexEndsReader(string pattern)
{
    // Beyond so many ends a look at them costs more than it saves.
    private const int MostEnds = 64;

    private static readonly Ends Unknown = new(null, [""], [""]);

    private int _at;
    private bool _isForeign;

    /// <summary>The ends; null for an expression with anything that is not read here.</summary>
    public Ends? Read()
    {
        var ends = ReadChoice();
        return _isForeign || _at < pattern.Length ? null : ends;
    }

    private Ends ReadChoice()
    {
        var ends = ReadSequence();
        while (_at < pattern.Length && pattern[_at] == '|')
        {
            _at++;
            var other = ReadSequence();
            ends = new Ends(ends.Whole is { } left && other.Whole is { } right ? Few(left.Union(right)) : null, Some(ends.Prefixes.Union(other.Prefixes)), Some(ends.Suffixes.Union(other.Suffixes)));
        }

        return ends;
    }

    private Ends ReadSequence()
    {
        string[] before = [""];
        string[]? whole = [""];
        string[] suffixes = [""];
        var isOpen = true;
        while (!_isForeign && _at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var part = ReadQuantified();
            before = isOpen ? Cross(before, part.Prefixes) ?? before : before;
            suffixes = part.Whole is { } known && Cross(suffixes, known) is { } longer ? longer : part.Suffixes;
            whole = whole is not null && part.Whole is { } all ? Cross(whole, all) : null;
            isOpen = isOpen && whole is not null;
        }

        return new Ends(whole, before, suffixes);
    }

    private Ends ReadQuantified()
    {
        var ends = ReadAtom();
        if (_at >= pattern.Length || pattern[_at] is not ('?' or '*' or '+' or '{'))
        {
            return ends;
        }

        var quantifier = pattern[_at++];
        _isForeign |= quantifier == '{';
        if (_at < pattern.Length && pattern[_at] == '?')
        {
            // As few as possible: the same words.
            _at++;
        }

        return quantifier switch
        {
            '+' => ends with { Whole = null },
            '?' when ends.Whole is { } whole && Few(whole.Union([""])) is { } more => new Ends(more, more, more),
            _ => Unknown,
        };
    }

    private Ends ReadAtom()
    {
        var character = pattern[_at++];
        switch (character)
        {
            case '.':
                return Unknown;
            case '(':
                return ReadGroup();
            case '[':
                return ReadClass();
            case '\\' when _at < pattern.Length && !char.IsAsciiLetterOrDigit(pattern[_at]):
                return Of(pattern[_at++]);
            case '\\' or '^' or '$' or '*' or '+' or '?' or '{' or ')' or ']' or '}':
                _isForeign = true;
                return Unknown;
            default:
                // Half a character is none.
                _isForeign |= char.IsSurrogate(character);
                return Of(character);
        }
    }

    private Ends ReadGroup()
    {
        if (_at < pattern.Length && pattern[_at] == '?')
        {
            _isForeign |= _at + 1 >= pattern.Length || pattern[_at + 1] != ':';
            _at = Math.Min(pattern.Length, _at + 2);
        }

        var ends = ReadChoice();
        _isForeign |= _at >= pattern.Length;
        _at++;
        return ends;
    }

    private Ends ReadClass()
    {
        var end = pattern.IndexOf(']', _at);
        _isForeign |= end <= _at || pattern.AsSpan(_at, Math.Max(0, end - _at)).IndexOfAny('[', '\\') >= 0;
        _at = end < 0 ? pattern.Length : end + 1;
        return Unknown;
    }

    private static Ends Of(char character) => new([character.ToString()], [character.ToString()], [character.ToString()]);

    private static string[]? Cross(string[] left, string[] right) =>
        left.Length * right.Length > MostEnds ? null : [.. left.SelectMany(first => right, (first, second) => first + second).Distinct(StringComparer.Ordinal)];

    private static string[]? Few(IEnumerable<string> ends) => ends.Take(MostEnds + 1).ToArray() is { Length: <= MostEnds } few ? few : null;

    private static string[] Some(IEnumerable<string> ends) => Few(ends) ?? [""];

    /// <summary>What is known of the words that a part matches.</summary>
    /// <param name="Whole">All of them; null where they are too many.</param>
    /// <param name="Prefixes">Each begins with one of these.</param>
    /// <param name="Suffixes">Each ends with one of these.</param>
    internal sealed record Ends(string[]? Whole, string[] Prefixes, string[] Suffixes);
}
