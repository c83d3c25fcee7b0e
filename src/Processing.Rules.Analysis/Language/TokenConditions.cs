using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Rules.Analysis.Language;

/// <summary>What the tokeniser makes impossible about the token that a predicate looks at.</summary>
internal static class TokenConditions
{
    /// <summary>Why no token of a class meets a predicate; null where one may, or where the fuel does not reach for an answer.</summary>
    public static string? ProblemOf(TokenClassKind kind, ExpressionNode predicate, AnalysisFuel fuel) => ConditionSolver.WhyNever(predicate, ConditionFacts.None with { ProblemOf = values => ProblemOf(kind, values) }, fuel);

    private static string? ProblemOf(TokenClassKind kind, IReadOnlyDictionary<string, ValueBounds> values)
    {
        if (kind is not (TokenClassKind.Number or TokenClassKind.Any) && (values.ContainsKey("value") || values.ContainsKey("digits")))
        {
            return $"only a number has a `{(values.ContainsKey("value") ? "value" : "digits")}`";
        }

        if (kind is TokenClassKind.Number or TokenClassKind.Punctuation && values.GetValueOrDefault("case")?.Choices?.Contains("none") == false)
        {
            return "neither digits nor punctuation have a case";
        }

        if (values.GetValueOrDefault("length")?.Maximum is <= 0)
        {
            return "every token has at least one character";
        }

        var texts = values.GetValueOrDefault("text")?.Choices;
        var length = values.GetValueOrDefault("length", ValueBounds.Any);
        return texts is null || texts.Any(text => IsToken(text, length)) ? null
            : texts.FirstOrDefault(text => Tokenizer.TokenizePhrase(text).Length > 1) is { } cut ? $"`{cut}` is {Tokenizer.TokenizePhrase(cut).Length} tokens: {string.Join(' ', Tokenizer.TokenizePhrase(cut).Select(token => $"`{token}`"))}"
            : "no token has that text and that length";
    }

    // One that holds what a single character folds to may be a token all the same.
    private static bool IsToken(string text, ValueBounds length) => (Tokenizer.TokenizePhrase(text).Length == 1 || CompatibilityTokens.Texts.Any(token => text.Contains(token, StringComparison.Ordinal)))
        && length.Allows(new Matching.Values.Value.Integer(text.EnumerateRunes().Count())) != false;
}
