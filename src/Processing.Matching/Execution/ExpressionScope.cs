using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What an expression of a rule or an entity looks at.</summary>
/// <param name="captures">The labels.</param>
/// <param name="match">The whole match.</param>
/// <param name="block">The block in which the match ends; its neighbours are looked for there and in the block where it starts.</param>
internal sealed class ExpressionScope(CaptureSet captures, TokenSpan match, TokenSpan block)
{
    /// <summary>The labels.</summary>
    public CaptureSet Captures => captures;

    /// <summary>The whole match.</summary>
    public TokenSpan Match { get; private set; } = match;

    /// <summary>The block in which the match ends.</summary>
    public TokenSpan Block { get; private set; } = block;

    /// <summary>Goes to the next match that the same captures are read of.</summary>
    public void Move(TokenSpan match, TokenSpan block) => (Match, Block) = (match, block);
}
