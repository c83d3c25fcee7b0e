using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Binds entities.</summary>
internal sealed class EntityBinder(BindingContext context, EntitySymbol entity)
{
    private readonly SourceFile _file = entity.File;
    private readonly Binder _binder = new(context, context.ScopeOf(entity.File));
    private readonly List<EntityMatchSyntax> _valueless = [];

    /// <summary>Binds the entity and sets the type of its symbol: the declared one, else that of the first value.</summary>
    public Producer.Entity Bind()
    {
        DataType? type = null;
        if (entity.Syntax.Type is { } declared)
        {
            type = new TypeBinder(context, _file).Bind(declared);
            entity.IsBroken |= type is null;
        }

        var alternatives = ImmutableArray.CreateBuilder<EntityAlternative>();
        foreach (var clause in entity.Syntax.Clauses.OfType<EntityMatchSyntax>())
        {
            alternatives.Add(BindAlternative(clause, ref type));
        }

        if (alternatives.Count == 0 && !entity.Syntax.HasSkippedClauses)
        {
            context.Diagnostics.Add(BindingDiagnostics.EntityWithoutMatch(entity.Location, entity.Name));
        }

        ReportValueless(type);
        entity.Type = type;
        return new Producer.Entity(entity.FullName, type, alternatives.ToImmutable());
    }

    // The text of a match does for text, and that of one number for numbers; any other value has to be given.
    private void ReportValueless(DataType? type)
    {
        if (entity.Syntax.Type is not { } declared || type is null or { Kind: ValueKind.Text })
        {
            return;
        }

        // Where none has a value that is one mistake.
        var isWhole = _valueless.Count > 0 && _valueless.Count == entity.Syntax.Clauses.OfType<EntityMatchSyntax>().Count();
        foreach (var group in isWhole ? [_valueless] : _valueless.Select(clause => new List<EntityMatchSyntax> { clause }))
        {
            var what = isWhole ? "no `match` of it gives a value" : "this `match` gives no value";
            var at = isWhole ? (SyntaxNode)declared : group[0].Pattern;
            context.Diagnostics.Add(BindingDiagnostics.EntityWithoutValue(_file.At(at), entity.Name, what, Types.Describe(type), Types.HowToMake(type), FixFor(type, group)));
        }
    }

    // The text under the pattern, read as a time or an address; null for other types, whose values are made of parts.
    private SuggestedFix? FixFor(DataType type, IReadOnlyList<EntityMatchSyntax> clauses)
    {
        if (!Types.IsTextual(type) || Types.Maker(type) is not { } function)
        {
            return null;
        }

        var edits = clauses.Select(clause =>
        {
            var (pattern, whole) = (_file.At(clause.Pattern), _file.At(clause));
            var rest = new SourceLocation(whole.Source, SourceSpan.FromBounds(pattern.Span.Start, whole.Span.End));
            var (label, text) = clause.Pattern is PatternSyntax.Labelled labelled ? (labelled.Label.Text, rest.Text) : ("found", $"found:({pattern.Text}){rest.Text[pattern.Text.Length..]}");
            return new TextEdit(rest, $"{text} => {function.Name}({label})");
        });
        return new SuggestedFix($"read the text with `{function.Name}`", FixSafety.Unsafe, [.. edits]);
    }

    private EntityAlternative BindAlternative(EntityMatchSyntax clause, ref DataType? type)
    {
        var labels = new LabelTable();
        var pattern = _binder.BindWholePattern(clause.Pattern, labels);
        var scope = new ExpressionScope(labels, ExpressionPlace.Clause) { LabelsAreUncertain = labels.IsUncertain };
        var condition = clause.Condition is { } where ? _binder.BindCondition(where, scope) : null;
        ExpressionNode? value = null;
        if (clause.Value is null && !(Types.IsNumber(type) && pattern.Shape.Kind == ShapeKind.Number))
        {
            _valueless.Add(clause);
        }

        if (clause.Value is { } syntax)
        {
            var bound = _binder.BindExpression(syntax, scope with { Expected = type?.Element ?? type });
            type ??= bound.Type;
            value = type is null && bound.OrText is null ? bound.Node : Binder.Coerce(bound, type ?? Types.Text);
            if (value is null && type is not null)
            {
                context.Diagnostics.Add(BindingDiagnostics.EntityValueType(_file.At(syntax), entity.Name, bound.TypeName, Types.Describe(type), Types.HowToMake(type)));
            }
        }

        return new EntityAlternative(pattern.Node, labels.Names, value, condition);
    }
}
