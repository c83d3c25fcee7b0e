namespace Processing.Rules.Sources;

/// <summary>One replacement in a text.</summary>
/// <param name="Span">What is replaced, in UTF-16 code units from the start of the text before the change; of length 0 for an insertion.</param>
/// <param name="NewText">What takes its place; empty for a deletion.</param>
public readonly record struct TextChange(SourceSpan Span, string NewText)
{
    /// <summary>By how much what follows moves, in UTF-16 code units.</summary>
    public int Delta => NewText.Length - Span.Length;

    /// <summary>The smallest change that makes one text of another, in O(length); an empty one where they are equal.</summary>
    public static TextChange Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var prefix = before.AsSpan().CommonPrefixLength(after);
        var most = Math.Min(before.Length, after.Length) - prefix;
        var suffix = 0;
        while (suffix < most && before[^(suffix + 1)] == after[^(suffix + 1)])
        {
            suffix++;
        }

        return new TextChange(SourceSpan.FromBounds(prefix, before.Length - suffix), after[prefix..(after.Length - suffix)]);
    }
}
