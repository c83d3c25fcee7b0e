using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Rules.Analysis.Language;

/// <summary>
/// Single characters that fold to what would be several tokens if it were written so: <c>½</c> is one token with the text <c>1⁄2</c>, <c>℃</c> one with <c>°c</c>. Asked of the tokeniser
/// and the fold themselves; the first use costs one fold for each character of the plane.
/// </summary>
internal static class CompatibilityTokens
{
    private static readonly Lazy<ImmutableArray<string>> All = new(Find);

    /// <summary>Their folded texts.</summary>
    public static ImmutableArray<string> Texts => All.Value;

    private static ImmutableArray<string> Find() =>
    [
        .. Enumerable.Range(0, 0x10000).Where(code => !char.IsSurrogate((char)code)).Select(code => ((char)code).ToString())
            .Where(text => TextFolder.Fold(text).Length > 1)
            .SelectMany(text => Tokenizer.TokenizePhrase(text) is [var token] && Tokenizer.TokenizePhrase(token).Length > 1 ? [token] : Array.Empty<string>())
            .Distinct(StringComparer.Ordinal),
    ];
}
