using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>What an alternative of an entity takes over as it is, without a search of its own.</summary>
/// <param name="Producer">The producer whose annotations it only passes on, as in <c>match n:Digits => n</c>; -1 for another alternative.</param>
/// <param name="IsNumber">Whether it takes any number token for its value, as in <c>match n:number => n</c>.</param>
internal readonly record struct PassedOn(int Producer, bool IsNumber)
{
    /// <summary>What an alternative passes on.</summary>
    public static PassedOn Of(EntityAlternative alternative) => new(
        alternative switch
        {
            { Condition: null, Value: null, Pattern: PatternNode.Annotation { Predicate: null } passed } => passed.Producer,
            { Condition: null, Value: ExpressionNode.LabelValue value, Pattern: PatternNode.Capture { Body: PatternNode.Annotation { Predicate: null } passed } capture } when capture.Label == value.Label => passed.Producer,
            _ => -1,
        },
        TakesNumber(alternative));

    private static bool TakesNumber(EntityAlternative alternative) => alternative is
    {
        Condition: null,
        Value: ExpressionNode.LabelValue value,
        Pattern: PatternNode.Capture { Body: PatternNode.TokenClass { Class: TokenClassKind.Number, Predicate: null } } capture,
    } && capture.Label == value.Label;
}
