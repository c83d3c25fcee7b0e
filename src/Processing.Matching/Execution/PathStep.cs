using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What happened on the way of a match.</summary>
internal enum PathKind : byte
{
    /// <summary>Tokens were taken, by an annotation where there is one.</summary>
    Step,

    /// <summary>A capture opened.</summary>
    OpenCapture,

    /// <summary>The innermost capture closed.</summary>
    CloseCapture,

    /// <summary>A list item opened.</summary>
    OpenItem,

    /// <summary>The innermost list item closed.</summary>
    CloseItem,

    /// <summary>The second reading of tokens that were taken already begins.</summary>
    OpenSecond,

    /// <summary>It ends.</summary>
    CloseSecond,
}

/// <summary>One event on the way of a match.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Label">The label of a capture.</param>
/// <param name="Tokens">The tokens of a step.</param>
/// <param name="Span">The place of a step in the text, without clitics.</param>
/// <param name="Annotation">The annotation of a step; null for a single token or a region.</param>
internal readonly record struct PathStep(PathKind Kind, int Label = 0, TokenSpan Tokens = default, TextSpan Span = default, Annotation? Annotation = null);

/// <summary>A match of a pattern.</summary>
/// <param name="Tokens">The tokens it takes; may be empty.</param>
/// <param name="Path">How it was found, in order.</param>
internal sealed record PatternMatch(TokenSpan Tokens, PathStep[] Path);
