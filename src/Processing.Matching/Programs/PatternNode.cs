using System.Collections.Immutable;

namespace Processing.Matching.Programs;

/// <summary>A compiled pattern. It matches a run of steps over the token lattice of one block.</summary>
/// <remarks>
/// A step is one token, or one annotation (lexicon, entity or record match) of any length. At each choice, from left to right,
/// the preferred way that lets the rest match is taken: a repetition takes as many as it can (as few when lazy),
/// alternatives are tried in the order written, annotations longest first.
/// </remarks>
public abstract record PatternNode
{
    private PatternNode()
    {
    }

    /// <summary>Nothing; matches everywhere with no token.</summary>
    public sealed record Empty : PatternNode;

    /// <summary>These folded tokens, one after the other.</summary>
    /// <param name="Tokens">Folded forms, at least one.</param>
    public sealed record Literal(ImmutableArray<string> Tokens) : PatternNode;

    /// <summary>One token whose whole folded form matches.</summary>
    /// <param name="Pattern">A .NET regular expression for the non-backtracking engine; it is anchored by the executor.</param>
    public sealed record Regex(string Pattern) : PatternNode;

    /// <summary>One token of a class for which all predicates hold.</summary>
    /// <param name="Class">The class.</param>
    /// <param name="Predicate">A boolean expression over <see cref="ExpressionNode.TokenAttribute"/> and <see cref="ExpressionNode.TokenInAnnotation"/>; null for none.</param>
    public sealed record TokenClass(TokenClassKind Class, ExpressionNode? Predicate) : PatternNode;

    /// <summary>One annotation of a producer.</summary>
    /// <param name="Producer">Index in <see cref="RuleProgram.Producers"/>.</param>
    /// <param name="Predicate">A boolean expression over <see cref="ExpressionNode.AnnotationValue"/> and <see cref="ExpressionNode.AnnotationText"/>; null for none.</param>
    public sealed record Annotation(int Producer, ExpressionNode? Predicate) : PatternNode;

    /// <summary>One whole region of a zone, as one step.</summary>
    /// <param name="Zone">Index in <see cref="RuleProgram.Zones"/>.</param>
    public sealed record ZoneRegion(int Zone) : PatternNode;

    /// <summary>Parts one after the other.</summary>
    /// <param name="Parts">At least two.</param>
    public sealed record Sequence(ImmutableArray<PatternNode> Parts) : PatternNode;

    /// <summary>One of several, in order of preference.</summary>
    /// <param name="Alternatives">At least two.</param>
    public sealed record Choice(ImmutableArray<PatternNode> Alternatives) : PatternNode;

    /// <summary>A repetition.</summary>
    /// <param name="Body">What is repeated.</param>
    /// <param name="Minimum">0 or more.</param>
    /// <param name="Maximum">At least <paramref name="Minimum"/>; null for no bound.</param>
    /// <param name="Lazy">Whether as few as possible are taken.</param>
    public sealed record Repeat(PatternNode Body, int Minimum, int? Maximum, bool Lazy) : PatternNode;

    /// <summary>A labelled part.</summary>
    /// <param name="Label">Index in the labels of the rule or alternative.</param>
    /// <param name="Body">The part.</param>
    public sealed record Capture(int Label, PatternNode Body) : PatternNode;

    /// <summary>One or more items with the list separators of the block's language between them, a glued conjunction included.</summary>
    /// <param name="Item">One item.</param>
    public sealed record List(PatternNode Item) : PatternNode;

    /// <summary>Any tokens of the same sentence, as few as possible.</summary>
    /// <param name="Minimum">0 or more.</param>
    /// <param name="Maximum">At least <paramref name="Minimum"/>.</param>
    public sealed record Gap(int Minimum, int Maximum) : PatternNode;

    /// <summary>A condition on what stands next to this place; takes no token.</summary>
    /// <param name="Body">The condition; its captures are not kept.</param>
    /// <param name="Ahead">True to look after this place, false to look at what ends here.</param>
    /// <param name="Negated">Whether the body must not match.</param>
    public sealed record Look(PatternNode Body, bool Ahead, bool Negated) : PatternNode;

    /// <summary>A position; takes no token.</summary>
    /// <param name="Kind">Which.</param>
    public sealed record Position(PositionKind Kind) : PatternNode;

    /// <summary>Holds where this place lies in a zone; takes no token.</summary>
    /// <param name="Zone">Index in <see cref="RuleProgram.Zones"/>.</param>
    /// <param name="Negated">Whether the place must lie outside.</param>
    public sealed record InZone(int Zone, bool Negated) : PatternNode;

    /// <summary>Two patterns over the same tokens; captures of both are kept.</summary>
    /// <param name="Left">Gives the extent.</param>
    /// <param name="Right">Must match exactly that extent.</param>
    public sealed record Both(PatternNode Left, PatternNode Right) : PatternNode;
}
