using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>What one step of a match can be: one token, or one annotation of any length.</summary>
internal abstract record StepLabel
{
    private StepLabel()
    {
    }

    /// <summary>One folded token.</summary>
    public sealed record Literal(string Token) : StepLabel;

    /// <summary>One token whose whole folded form matches.</summary>
    public sealed record Regex(string Pattern) : StepLabel;

    /// <summary>One token of a class.</summary>
    public sealed record Class(TokenClassKind Kind, ExpressionNode? Predicate) : StepLabel;

    /// <summary>One annotation; as many tokens as it has.</summary>
    public sealed record Annotation(int Producer, ExpressionNode? Predicate) : StepLabel;

    /// <summary>One token or more, whatever they are.</summary>
    public sealed record Anything : StepLabel;

    /// <summary>Whether it can take more than one token.</summary>
    public bool IsSpanning => this is Annotation or Anything;

    /// <summary>Any one token.</summary>
    public static StepLabel AnyToken { get; } = new Class(TokenClassKind.Any, null);
}
