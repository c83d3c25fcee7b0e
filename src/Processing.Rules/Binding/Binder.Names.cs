using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    private static readonly ImmutableArray<ValueColumn> TokenAttributes =
    [
        new("length", Types.Integer), new("text", Types.Text), new("value", Types.Decimal), new("script", Types.Text), new("case", Types.Text),
        new("digits", Types.Integer), new("glued", Types.Boolean),
    ];

    private BoundExpression BindPath(ExpressionSyntax.Path syntax, ExpressionScope scope)
    {
        if (IsDocument(syntax, scope))
        {
            return BindProperty(syntax, scope);
        }

        var target = BindName(syntax.Names[0], scope);
        for (var i = 1; i < syntax.Names.Count && target != Poison; i++)
        {
            target = BindMember(target, syntax.Names[i], scope);
        }

        return target;
    }

    private BoundExpression BindName(SyntaxToken name, ExpressionScope scope) => scope.Place switch
    {
        ExpressionPlace.TokenPredicate => BindAttribute(name, scope),
        ExpressionPlace.AnnotationPredicate => BindColumn(name, scope),
        _ => BindLabel(name, scope),
    };

    private BoundExpression BindLabel(SyntaxToken name, ExpressionScope scope)
    {
        var label = scope.Labels?.Find(name.Text) ?? -1;
        if (label < 0 || scope.Labels is not { } labels)
        {
            // Beside labels the values of the wanted type can be named; where the name could be either, the message speaks of the labels.
            if (scope.Expected is { } expected && Types.IsCode(expected) && IsMeantAsCode(name.Text, expected, scope))
            {
                return BindCode(name, name.Text, expected, scope.Reporting);
            }

            if (!scope.LabelsAreUncertain && !_names.HasUnreadEnum)
            {
                var near = Spelling.Nearest(name.Text, scope.Labels?.Names ?? []);
                Report(scope.Reporting, BindingDiagnostics.UnknownLabel(At(name), name.Text, near, scope.Labels?.Names ?? [], scope.Expected));
            }

            return Poison;
        }

        return OfLabel(label, labels.ShapeOf(label));
    }

    /// <summary>The value of a label.</summary>
    public static BoundExpression OfLabel(int label, ValueShape shape) => new(new ExpressionNode.LabelValue(label), shape.LabelType)
    {
        Label = label,
        IsNumberToken = shape.Kind == ShapeKind.Number,
        OrText = shape.Kind == ShapeKind.OrText ? shape.Type : null,
    };

    private static bool IsMeantAsCode(string name, DataType expected, ExpressionScope scope) => Convert(name, expected) is not null
        || (expected.Kind == ValueKind.Enum && !scope.LabelsAreUncertain && Spelling.Nearest(name, scope.Labels?.Names ?? []) is null);

    private BoundExpression BindAttribute(SyntaxToken name, ExpressionScope scope)
    {
        for (var i = 0; i < TokenAttributes.Length; i++)
        {
            if (TokenAttributes[i].Name == name.Text)
            {
                return new BoundExpression(new ExpressionNode.TokenAttribute((TokenAttributeKind)i), TokenAttributes[i].Type);
            }
        }

        var near = Spelling.Nearest(name.Text, TokenAttributes.Select(attribute => attribute.Name));
        Report(scope.Reporting, BindingDiagnostics.UnknownAttribute(At(name), name.Text, "a token", TokenAttributes.Select(attribute => attribute.Name), near));
        return Poison;
    }

    private BoundExpression BindColumn(SyntaxToken name, ExpressionScope scope)
    {
        switch (name.Text)
        {
            case "text":
                return new BoundExpression(new ExpressionNode.AnnotationText(), Types.Text);
            case "value" when scope.AnnotationType?.Kind != ValueKind.Row || scope.AnnotationType.Columns.All(column => column.Name != "value"):
                return new BoundExpression(new ExpressionNode.AnnotationValue(), scope.AnnotationType);
            default:
                return BindMemberOf(new ExpressionNode.AnnotationValue(), scope.AnnotationType, name, scope);
        }
    }

    // Of a label first its text, value and number of tokens, then the members of its value.
    private BoundExpression BindMember(BoundExpression target, SyntaxToken name, ExpressionScope scope) => (target.Label, name.Text) switch
    {
        ( >= 0, "text") => new BoundExpression(new ExpressionNode.LabelText(target.Label), Types.Text) { IsNumberToken = target.IsNumberToken },
        ( >= 0, "tokens") => new BoundExpression(new ExpressionNode.LabelTokenCount(target.Label), Types.Integer),
        ( >= 0, "value") when !HasMember(target.Type, "value") => target with { Label = -1 },
        _ => BindMemberOf(target.Node, target.Type, name, scope),
    };

    private BoundExpression BindMemberOf(ExpressionNode target, DataType? type, SyntaxToken name, ExpressionScope scope)
    {
        var node = new ExpressionNode.Member(target, name.Text);
        if (type is null)
        {
            if (scope.Place == ExpressionPlace.AnnotationPredicate && !scope.LabelsAreUncertain)
            {
                Report(scope.Reporting, BindingDiagnostics.UnknownAttribute(At(name), name.Text, "this match, which has no value", ["text"], null));
                return Poison;
            }

            return new BoundExpression(node, null);
        }

        var members = MembersOf(type);
        if (members is null)
        {
            return new BoundExpression(node, null);
        }

        foreach (var member in members.Value)
        {
            if (member.Name == name.Text)
            {
                return new BoundExpression(node, member.Type);
            }
        }

        var names = members.Value.Select(member => member.Name).ToArray();
        Report(scope.Reporting, BindingDiagnostics.UnknownMember(At(name), name.Text, Types.Describe(type), names, Spelling.Nearest(name.Text, names)));
        return Poison;
    }

    private bool HasMember(DataType? type, string name) => type is not null && MembersOf(type) is { } members && members.Any(member => member.Name == name);

    // Null where the members are not known, as of a record that could not be read.
    private ImmutableArray<ValueColumn>? MembersOf(DataType type)
    {
        var (element, isList) = type is { Kind: ValueKind.List, Element: { } inner } ? (inner, true) : (type, false);
        if (element.Kind != ValueKind.Record)
        {
            return Members.Of(type);
        }

        if (_context.FindRecord(element) is not { IsBroken: false, IsBound: true } record)
        {
            return null;
        }

        var members = ImmutableArray.CreateBuilder<ValueColumn>();
        foreach (var field in record.Fields)
        {
            if (field.Type is not { } fieldType)
            {
                return null;
            }

            members.Add(new ValueColumn(field.Name, isList ? fieldType.ToList() : fieldType));
        }

        return members.ToImmutable();
    }

    // Whether a bare name in a comparison is a label or attribute rather than a text or code.
    private static bool IsKnownName(string name, ExpressionScope scope) => scope.Place switch
    {
        ExpressionPlace.TokenPredicate => TokenAttributes.Any(attribute => attribute.Name == name),
        ExpressionPlace.AnnotationPredicate => name is "text" or "value" || scope.AnnotationType?.Columns.Any(column => column.Name == name) == true,
        _ => scope.Labels?.Find(name) >= 0,
    };
}
