using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>One match of a producer, a step of any length in the token lattice. It belongs to its document, and is used again for another one.</summary>
internal sealed record Annotation
{
    // The value, or who reads it off the text.
    private object? _content;

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

    /// <summary>Its value; null for none. A text is made when it is asked for.</summary>
    public Value? Value => _content is ExpressionEvaluator reader ? Keep(reader.TextOf(Span)) : (Value?)_content;

    /// <summary>Whether it has a value.</summary>
    public bool HasValue => _content is not null;

    /// <summary>What was glued to it.</summary>
    public LexiconClitics Clitics { get; private set; }

    /// <summary>Makes it another one.</summary>
    public void Set(TokenSpan tokens, TextSpan span, Value? value, LexiconClitics clitics) => (Tokens, Span, _content, Clitics) = (tokens, span, value, clitics);

    /// <summary>Gives it the text of its place for a value.</summary>
    public void SetText(ExpressionEvaluator reader) => _content = reader;

    /// <summary>Two annotations are equal when they say the same of the same tokens.</summary>
    public bool Equals(Annotation? other) => ReferenceEquals(this, other)
        || (other is not null && Tokens == other.Tokens && Span == other.Span && Clitics == other.Clitics && (ReferenceEquals(_content, other._content) || Equals(Value, other.Value)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tokens, Span);

    private Value.Text Keep(Value.Text text)
    {
        _content = text;
        return text;
    }
}
