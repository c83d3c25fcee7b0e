using System.Globalization;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Language;

/// <summary>Compiled patterns and expressions as text, equal where they mean the same because they are built the same. What is written by authors stands in quotes, so that no text reads as a part beside it. Labels are left out of patterns.</summary>
internal static class NodeText
{
    /// <summary>A pattern.</summary>
    public static string Of(PatternNode pattern) => pattern switch
    {
        PatternNode.Empty => "()",
        PatternNode.Literal literal => string.Join(' ', literal.Tokens.Select(StringLiteral.Encode)),
        PatternNode.Regex regex => $"/{StringLiteral.Encode(regex.Pattern)}/",
        PatternNode.TokenClass tokens => $"{tokens.Class}{Brackets(tokens.Predicate)}",
        PatternNode.Annotation annotation => $"#{Number(annotation.Producer)}{Brackets(annotation.Predicate)}",
        PatternNode.ZoneRegion zone => $"zone{Number(zone.Zone)}",
        PatternNode.Sequence sequence => Join("seq", sequence.Parts.Select(Of)),
        PatternNode.Choice choice => Join("or", choice.Alternatives.Select(Of)),
        PatternNode.Repeat repeat => $"{Of(repeat.Body)}{{{Number(repeat.Minimum)},{repeat.Maximum?.ToString(CultureInfo.InvariantCulture)}}}{(repeat.Lazy ? "?" : "")}",
        PatternNode.Capture capture => Of(capture.Body),
        PatternNode.List list => Join("list", [Of(list.Item)]),
        PatternNode.Gap gap => $"..{{{Number(gap.Minimum)},{Number(gap.Maximum)}}}",
        PatternNode.Look look => Join($"{(look.Negated ? "not" : "")}{(look.Ahead ? "ahead" : "behind")}", [Of(look.Body)]),
        PatternNode.Position position => $"@{position.Kind}",
        PatternNode.InZone zone => $"{(zone.Negated ? "!" : "")}in{Number(zone.Zone)}",
        PatternNode.Both both => Join("and", [Of(both.Left), Of(both.Right)]),
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern.GetType().Name, "A pattern of no known kind."),
    };

    /// <summary>An expression.</summary>
    public static string Of(ExpressionNode expression) => expression switch
    {
        ExpressionNode.Constant constant => Of(constant.Value),
        ExpressionNode.LabelValue label => $"${Number(label.Label)}",
        ExpressionNode.LabelText label => $"text${Number(label.Label)}",
        ExpressionNode.LabelTokenCount label => $"tokens${Number(label.Label)}",
        ExpressionNode.LabelExists label => $"exists${Number(label.Label)}",
        ExpressionNode.LabelMatches matches => $"${Number(matches.Label)} in {Of(matches.Pattern)}",
        ExpressionNode.LabelContains contains => $"${Number(contains.Label)} contains {Of(contains.Pattern)}",
        ExpressionNode.Neighbour neighbour => $"{(neighbour.After ? "next" : "previous")} in {Of(neighbour.Pattern)}",
        ExpressionNode.Member member => $"{Of(member.Target)}.{member.Name}",
        ExpressionNode.DocumentProperty property => $"document.{property.Name}.{property.Part}",
        ExpressionNode.Call call => Join(call.Function, call.Arguments.Select(Of)),
        ExpressionNode.Exists exists => Join("exists", [Of(exists.Operand)]),
        ExpressionNode.Not not => Join("not", [Of(not.Operand)]),
        ExpressionNode.And and => Join("and", and.Operands.Select(Of)),
        ExpressionNode.Or or => Join("or", or.Operands.Select(Of)),
        ExpressionNode.Binary binary => Join(binary.Operator.ToString(), [Of(binary.Left), Of(binary.Right)]),
        ExpressionNode.InRange range => $"{Of(range.Operand)} in {range.Minimum.ToString(CultureInfo.InvariantCulture)}..{range.Maximum.ToString(CultureInfo.InvariantCulture)}",
        ExpressionNode.InList list => $"{Of(list.Operand)} in [{string.Join(',', list.Choices.Select(Of))}]",
        ExpressionNode.Conditional conditional => Join("if", [Of(conditional.Condition), Of(conditional.Then), conditional.Else is { } otherwise ? Of(otherwise) : ""]),
        ExpressionNode.Coalesce coalesce => Join("else", [Of(coalesce.First), Of(coalesce.Second)]),
        ExpressionNode.TokenAttribute attribute => attribute.Attribute.ToString().ToLowerInvariant(),
        ExpressionNode.AnnotationValue => "value",
        ExpressionNode.AnnotationText => "text",
        ExpressionNode.TokenInAnnotation inside => $"in #{Number(inside.Producer)}",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "An expression of no known kind."),
    };

    private static string Of(Value value) => $"{value.Kind}:{StringLiteral.Encode(ValueFormatter.ToScalar(value))}";

    private static string Brackets(ExpressionNode? predicate) => predicate is null ? "" : $"[{Of(predicate)}]";

    private static string Join(string name, IEnumerable<string> parts) => $"{name}({string.Join(' ', parts)})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
