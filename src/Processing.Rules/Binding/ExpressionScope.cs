using Processing.Matching.Functions;
using Processing.Matching.Values;

namespace Processing.Rules.Binding;

/// <summary>What names mean inside an expression.</summary>
/// <param name="Labels">Labels that can be named; null inside a predicate.</param>
/// <param name="Place">Where the expression stands.</param>
internal sealed record ExpressionScope(LabelTable? Labels, ExpressionPlace Place)
{
    /// <summary>Type of the annotation that a predicate looks at.</summary>
    public DataType? AnnotationType { get; init; }

    /// <summary>The type that the value is wanted for: where it is a code or an enum, a bare name that is no label stands for one of its values.</summary>
    public DataType? Expected { get; init; }

    /// <summary>The parameter that takes the value, where it takes lists of items of several kinds; null elsewhere.</summary>
    public FunctionParameter? ListFor { get; init; }

    /// <summary>Whether mistakes are reported.</summary>
    public Reporting Reporting { get; init; }

    /// <summary>Whether some labels could not be read, so that an unknown one is no news.</summary>
    public bool LabelsAreUncertain { get; init; }
}

/// <summary>Where an expression stands.</summary>
internal enum ExpressionPlace
{
    /// <summary>In a clause of a rule or entity.</summary>
    Clause = 0,

    /// <summary>In brackets after a token class.</summary>
    TokenPredicate,

    /// <summary>In brackets after the name of a producer.</summary>
    AnnotationPredicate,
}
