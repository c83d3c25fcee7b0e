using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    private const string DocumentName = "document";

    private static readonly ImmutableArray<(string Name, DocumentPropertyName Property, DataType Type)> DocumentProperties =
    [
        ("title", DocumentPropertyName.Title, Types.Text),
        ("author", DocumentPropertyName.Author, Types.Text),
        ("authors", DocumentPropertyName.Author, Types.Text.ToList()),
        ("site", DocumentPropertyName.Site, Types.Text),
        ("address", DocumentPropertyName.Address, new DataType(ValueKind.Url)),
        ("published", DocumentPropertyName.Published, new DataType(ValueKind.Date)),
        ("modified", DocumentPropertyName.Modified, new DataType(ValueKind.Date)),
        ("language", DocumentPropertyName.Language, new DataType(ValueKind.Language)),
        ("description", DocumentPropertyName.Description, Types.Text),
    ];

    // A label of the same name goes before.
    private static bool IsDocument(ExpressionSyntax.Path syntax, ExpressionScope scope) =>
        scope.Place == ExpressionPlace.Clause && syntax.Names.Count > 1 && syntax.Names[0].Text == DocumentName && !(scope.Labels?.Find(DocumentName) >= 0);

    // `document.published`, then its text, its source or a member of its value.
    private BoundExpression BindProperty(ExpressionSyntax.Path syntax, ExpressionScope scope)
    {
        var name = syntax.Names[1];
        var index = Array.FindIndex([.. DocumentProperties], property => property.Name == name.Text);
        if (index < 0)
        {
            var names = DocumentProperties.Select(property => property.Name).ToArray();
            Report(scope.Reporting, BindingDiagnostics.UnknownProperty(At(name), name.Text, names, Spelling.Nearest(name.Text, names)));
            return Poison;
        }

        var (_, property, type) = DocumentProperties[index];
        var isList = type.Kind == ValueKind.List;
        var target = new BoundExpression(new ExpressionNode.DocumentProperty(property, isList ? DocumentPart.All : DocumentPart.Value), type);
        for (var i = 2; i < syntax.Names.Count && target != Poison; i++)
        {
            target = (i, isList, syntax.Names[i].Text) switch
            {
                (2, false, "text") => new BoundExpression(new ExpressionNode.DocumentProperty(property, DocumentPart.Text), Types.Text),
                (2, false, "source") => new BoundExpression(new ExpressionNode.DocumentProperty(property, DocumentPart.Source), Types.Text),
                _ => BindMember(target, syntax.Names[i], scope),
            };
        }

        return target;
    }
}
