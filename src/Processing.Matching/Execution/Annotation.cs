using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>One match of a producer, a step of any length in the token lattice. It belongs to its document, and is used again for another one.</summary>
internal sealed record Annotation
{
    /// <summary>An annotation.</summary>
    /// <param name="tokens">The tokens it takes; never empty.</param>
    /// <param name="span">Its place in the text, without the clitics that were looked through.</param>
    /// <param name="value">Its value; null for none.</param>
    /// <param name="clitics">What was glued to it.</param>
    public Annotation(TokenSpan tokens, TextSpan span, Value? value, LexiconClitics clitics) => Set(tokens, span, value, clitics);

    /// <summary>The tokens it takes.</summary>
    public TokenSpan Tokens { get; private set; }

    /// <summary>Its place in the text.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>Its value; null for none.</summary>
    public Value? Value { get; private set; }

    /// <summary>What was glued to it.</summary>
    public LexiconClitics Clitics { get; private set; }

    /// <summary>Makes it another one.</summary>
    public void Set(TokenSpan tokens, TextSpan span, Value? value, LexiconClitics clitics) => (Tokens, Span, Value, Clitics) = (tokens, span, value, clitics);
}
