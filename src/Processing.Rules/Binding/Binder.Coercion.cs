using System.Globalization;
using Processing.Matching.Functions;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    /// <summary>An expression as a value of a type; null where it cannot be one.</summary>
    public static ExpressionNode? Coerce(BoundExpression bound, DataType target)
    {
        if (bound.OrText is not null)
        {
            // The alternative without a value would be lost.
            return target switch
            {
                { Kind: ValueKind.Text } => bound.Label >= 0 ? new ExpressionNode.LabelText(bound.Label) : bound.Node,
                { Kind: ValueKind.List, Element.Kind: ValueKind.Text } => bound.Node,
                _ => null,
            };
        }

        if (bound.Type is not { } type || type.Equals(target))
        {
            return IsPlainText(bound, target) ? new ExpressionNode.LabelText(bound.Label) : bound.Node;
        }

        if (target is { Kind: ValueKind.List, Element: { } element })
        {
            return type is { Kind: ValueKind.List, Element: { } inner }
                ? inner.Equals(element) || IsWider(inner, element) ? bound.Node : null
                : Coerce(bound, element);
        }

        if (target.Kind == ValueKind.Text && bound.Label >= 0)
        {
            return new ExpressionNode.LabelText(bound.Label);
        }

        if (Types.IsNumber(target) && bound.IsNumberToken)
        {
            var function = target.Kind == ValueKind.Integer ? "integer" : "number";
            return FunctionCatalogue.Find(function) is null ? bound.Node : new ExpressionNode.Call(function, [bound.Node]);
        }

        if (bound.Node is ExpressionNode.Constant { Value: Value.Text text } && (Types.IsCode(target) || Types.IsQuoted(target)))
        {
            return Convert(text.Content, target) is { } constant ? new ExpressionNode.Constant(constant) : null;
        }

        return IsWider(type, target) ? bound.Node : null;
    }

    // A label of text needs no detour over its value.
    private static bool IsPlainText(BoundExpression bound, DataType target) =>
        bound.Label >= 0 && target.Kind == ValueKind.Text && bound.Node is ExpressionNode.LabelValue;

    // Every whole number is a decimal, and every time and address a text; a text is a time or an address only where it reads as one.
    private static bool IsWider(DataType type, DataType target) =>
        (type.Kind == ValueKind.Integer && target.Kind == ValueKind.Decimal) || (Types.IsTextual(type) && target.Kind == ValueKind.Text);

    private BoundExpression BindCode(SyntaxToken token, string text, DataType type, Reporting reporting)
    {
        if (Convert(text, type) is { } code)
        {
            if (reporting == Reporting.On)
            {
                _context.NoteValue(token, type);
            }

            return new BoundExpression(new ExpressionNode.Constant(code), type);
        }

        Report(reporting, NoCode(At(token), text, type));
        return Poison;
    }

    /// <summary>What to say of a text that is no country, no language, no value of an enum or no value as it is written in quotes.</summary>
    internal static Diagnostic NoCode(SourceLocation at, string text, DataType type) => type.Kind == ValueKind.Enum
        ? EnumBinder.Unknown(at, text, type)
        : Types.IsQuoted(type) ? BindingDiagnostics.BadQuotedValue(at, text, type.Kind)
        : BindingDiagnostics.BadCode(at, text, Types.Name(type.Kind));

    /// <summary>Whether a text has the form of a country or language code.</summary>
    internal static bool IsCode(string text, ValueKind kind) => kind == ValueKind.Country
        ? text.Length == 2 && text.All(char.IsAsciiLetterUpper)
        : LanguageTag.IsWellFormed(text);

    /// <summary>A text as a value of a scalar type; null where it is none.</summary>
    internal static Value? Convert(string text, DataType type) => type.Kind switch
    {
        ValueKind.Text => new Value.Text(text),
        ValueKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new Value.Integer(whole) : null,
        ValueKind.Decimal => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new Value.Decimal(number)
            : null,
        ValueKind.Boolean => text switch { "true" => new Value.Boolean(true), "false" => new Value.Boolean(false), _ => null },
        ValueKind.Enum => type.Choices.Contains(text) ? new Value.Code(text, ValueKind.Enum) : null,
        ValueKind.Country or ValueKind.Language => IsCode(text, type.Kind) ? new Value.Code(text, type.Kind) : null,
        ValueKind.Time or ValueKind.Url or ValueKind.Email or ValueKind.Date or ValueKind.Duration or ValueKind.Quantity or ValueKind.Money => ValueText.Read(text, type.Kind),
        _ => null,
    };
}
