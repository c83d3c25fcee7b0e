using System.Text;

namespace Processing.Text;

/// <summary>After which letters a suffix is one.</summary>
internal enum SuffixCondition
{
    Any = 0,
    AfterVowel,
    AfterHeh,
    AfterAlef,
}

/// <summary>A suffix that a lexicon looks through.</summary>
internal sealed class CliticSuffix(string suffix, SuffixCondition condition)
{
    private readonly byte[] _folded = Encoding.UTF8.GetBytes(suffix);

    public ReadOnlySpan<byte> Folded => _folded;

    public SuffixCondition Condition => condition;

    /// <summary>Whether a word ends in the suffix and leaves enough before it.</summary>
    public bool Fits(ReadOnlySpan<byte> word)
    {
        if (!word.EndsWith(_folded))
        {
            return false;
        }

        var stem = word[..^_folded.Length];
        return Clitics.HasLetters(stem, Clitics.ShortestStem) && condition switch
        {
            SuffixCondition.AfterVowel => stem.EndsWith("ا"u8) || stem.EndsWith("و"u8),
            SuffixCondition.AfterHeh => stem.EndsWith("ه"u8),
            SuffixCondition.AfterAlef => stem.EndsWith("ا"u8),
            _ => true,
        };
    }
}
