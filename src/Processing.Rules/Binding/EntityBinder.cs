using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Binds entities.</summary>
internal sealed class EntityBinder(BindingContext context, EntitySymbol entity)
{
    private readonly SourceFile _file = entity.File;
    private readonly Binder _binder = new(context, context.ScopeOf(entity.File));
    private readonly List<SyntaxNode> _valueless = [];

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

    // The text of a match does for types that are written as text, and that of one number for numbers; any other value has to be given.
    private void ReportValueless(DataType? type)
    {
        if (entity.Syntax.Type is not { } declared || type is null || Types.IsTextual(type))
        {
            return;
        }

        // Where none has a value that is one mistake.
        var isWhole = _valueless.Count == entity.Syntax.Clauses.OfType<EntityMatchSyntax>().Count();
        foreach (var syntax in isWhole ? _valueless.Take(1).Select(_ => (SyntaxNode)declared) : _valueless)
        {
            context.Diagnostics.Add(BindingDiagnostics.EntityWithoutValue(_file.At(syntax), entity.Name, isWhole ? "no `match` of it gives a value" : "this `match` gives no value", Types.Describe(type), Types.HowToMake(type)));
        }
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
            _valueless.Add(clause.Pattern);
        }

        if (clause.Value is { } syntax)
        {
            var bound = _binder.BindExpression(syntax, scope with { Expected = type?.Element ?? type });
            type ??= bound.Type;
            value = type is null ? bound.Node : Binder.Coerce(bound, type);
            if (value is null && type is not null)
            {
                context.Diagnostics.Add(BindingDiagnostics.EntityValueType(_file.At(syntax), entity.Name, Types.Describe(bound.Type), Types.Describe(type), Types.HowToMake(type)));
            }
        }

        return new EntityAlternative(pattern.Node, labels.Names, value, condition);
    }
}
