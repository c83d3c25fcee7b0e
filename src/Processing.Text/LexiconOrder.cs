namespace Processing.Text;

/// <summary>What all ways of looking up lexicons share: the order of matches, and how exact spellings compare.</summary>
internal static class LexiconOrder
{
    public static int ByEntry(LexiconMatch left, LexiconMatch right)
    {
        var order = right.Tokens.End.CompareTo(left.Tokens.End);
        order = order != 0 ? order : left.Entry.CompareTo(right.Entry);
        order = order != 0 ? order : ((byte)left.Clitics).CompareTo((byte)right.Clitics);
        return order != 0 ? order : right.Span.Length.CompareTo(left.Span.Length);
    }

    public static int ByPreference(LexiconMatch left, LexiconMatch right)
    {
        var order = right.Tokens.End.CompareTo(left.Tokens.End);
        order = order != 0 ? order : (left.Clitics != LexiconClitics.None).CompareTo(right.Clitics != LexiconClitics.None);
        order = order != 0 ? order : right.Span.Length.CompareTo(left.Span.Length);
        return order != 0 ? order : left.Entry.CompareTo(right.Entry);
    }

    /// <summary>Sorts what nearly always is sorted already, as the ends of a node are.</summary>
    public static void Sort<TMatch>(Span<TMatch> matches, Comparison<TMatch> comparison)
    {
        for (var index = 1; index < matches.Length; index++)
        {
            if (comparison(matches[index - 1], matches[index]) > 0)
            {
                matches.Sort(comparison);
                return;
            }
        }
    }

    /// <summary>Whether a place in a text is written as a form demands.</summary>
    public static bool IsWritten(ReadOnlySpan<byte> place, ReadOnlySpan<byte> form, LexiconOptions options) =>
        options.Exact ? place.SequenceEqual(form) : !options.CaseSensitive || HaveSameCase(place, form);

    // The folds are known to be equal; so the two have the same cased letters in the same order.
    private static bool HaveSameCase(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int i = 0, j = 0;
        while (true)
        {
            var one = NextCase(left, ref i);
            if (one != NextCase(right, ref j))
            {
                return false;
            }

            if (one == TokenCase.None)
            {
                return true;
            }
        }
    }

    private static TokenCase NextCase(ReadOnlySpan<byte> utf8, ref int offset)
    {
        while (offset < utf8.Length)
        {
            var letterCase = FoldTable.Traits(FoldTable.Decode(utf8, offset, out var length)).Case;
            offset += length;
            if (letterCase != TokenCase.None)
            {
                return letterCase;
            }
        }

        return TokenCase.None;
    }
}
