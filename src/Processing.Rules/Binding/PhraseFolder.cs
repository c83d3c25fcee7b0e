using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Rules.Binding;

/// <summary>Folds literals as the matcher folds documents.</summary>
internal static class PhraseFolder
{
    private const string NonJoiner = "\u200C";

    /// <summary>The ways in which a literal can be cut into folded tokens: one, or two where it holds a zero-width non-joiner, which documents keep, drop or replace by a space. Empty where it folds to nothing.</summary>
    public static ImmutableArray<ImmutableArray<string>> Fold(string literal)
    {
        var ways = ImmutableArray.CreateBuilder<ImmutableArray<string>>(2);
        Add(ways, literal);
        if (literal.Contains(NonJoiner, StringComparison.Ordinal))
        {
            Add(ways, literal.Replace(NonJoiner, "", StringComparison.Ordinal));
            Add(ways, literal.Replace(NonJoiner, " ", StringComparison.Ordinal));
        }

        return ways.ToImmutable();
    }

    private static void Add(ImmutableArray<ImmutableArray<string>>.Builder ways, string literal)
    {
        var tokens = Tokenizer.TokenizePhrase(literal);
        if (!tokens.IsEmpty && !ways.Any(way => way.SequenceEqual(tokens)))
        {
            ways.Add(tokens);
        }
    }
}
