using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    private static readonly BoundPattern Unknown = new(NoPattern, ValueShape.Unknown);

    private BoundPattern BindReference(PatternSyntax.Reference syntax, PatternScope scope)
    {
        if (scope.Arguments.TryGetValue(syntax.Name.Text, out var argument))
        {
            return BindParameter(syntax, argument, scope);
        }

        switch (FindName(syntax.Name, scope.Names, scope.Reporting))
        {
            case ProducerSymbol producer:
                return BindProducer(syntax, producer, scope);
            case PatternSymbol pattern:
                return BindNamedPattern(syntax, pattern, scope);
            case EnumSymbol closed:
                Report(scope.Reporting, BindingDiagnostics.EnumInPattern(At(syntax.Name, scope), closed));
                BindArgumentsForDiagnostics(syntax, scope);
                return Unknown;
            default:
                BindArgumentsForDiagnostics(syntax, scope);
                scope.Labels.IsUncertain = true;
                return Unknown;
        }
    }

    private BoundPattern BindParameter(PatternSyntax.Reference syntax, PatternArgument argument, PatternScope scope)
    {
        if (syntax.Arguments is not null)
        {
            Report(scope.Reporting, BindingDiagnostics.ArgumentsToOther(At(syntax.Arguments, scope), syntax.Name.Text, "parameter"));
        }

        if (syntax.Predicate is not null)
        {
            Report(scope.Reporting, BindingDiagnostics.PredicateNotAllowed(At(syntax.Predicate, scope), syntax.Name.Text, "parameter"));
        }

        return argument is { Syntax: { } pattern, Scope: { } outer } ? BindPattern(pattern, outer with { Labels = scope.Labels }) : Unknown;
    }

    private BoundPattern BindProducer(PatternSyntax.Reference syntax, ProducerSymbol producer, PatternScope scope)
    {
        if (syntax.Arguments is not null)
        {
            Report(scope.Reporting, BindingDiagnostics.ArgumentsToOther(At(syntax.Arguments, scope), producer.Name, producer.KindName));
            BindArgumentsForDiagnostics(syntax, scope);
        }

        var type = producer.IsBroken ? null : producer.Type;
        var predicate = syntax.Predicate is { } condition
            ? WithNames(scope.Names).BindCondition(
                condition.Condition,
                new ExpressionScope(null, ExpressionPlace.AnnotationPredicate)
                {
                    AnnotationType = type,
                    Reporting = scope.Reporting,
                    LabelsAreUncertain = producer.IsBroken,
                })
            : null;
        var shape = producer.IsBroken ? ValueShape.Unknown : ValueShape.Of(type);
        return new BoundPattern(new PatternNode.Annotation(producer.Index, predicate), shape);
    }

    private BoundPattern BindNamedPattern(PatternSyntax.Reference syntax, PatternSymbol pattern, PatternScope scope)
    {
        if (syntax.Predicate is not null)
        {
            Report(scope.Reporting, BindingDiagnostics.PredicateNotAllowed(At(syntax.Predicate, scope), pattern.Name, "pattern"));
        }

        var given = syntax.Arguments?.Arguments.Count ?? 0;
        if (given != pattern.Parameters.Length)
        {
            BindArgumentsForDiagnostics(syntax, scope);
            Report(scope.Reporting, BindingDiagnostics.WrongArity(At(syntax.Name, scope), pattern, given));
            scope.Labels.IsUncertain = true;
            return Unknown;
        }

        if (pattern.IsBroken)
        {
            BindArgumentsForDiagnostics(syntax, scope);
            scope.Labels.IsUncertain = true;
            return Unknown;
        }

        // The argument keeps the scope it was written in; its mistakes are reported once, however often it is copied.
        var arguments = scope.Arguments.Clear();
        for (var i = 0; i < given && syntax.Arguments is { } list; i++)
        {
            if (scope.Reporting == Reporting.On)
            {
                BindPattern(list.Arguments[i], scope with { Labels = new LabelTable() });
            }

            arguments = arguments.SetItem(pattern.Parameters[i], new PatternArgument(list.Arguments[i], scope with { Reporting = Reporting.Off }));
        }

        return BindPattern(pattern.Syntax.Pattern, new PatternScope(_context.ScopeOf(pattern.File), scope.Labels, Reporting.Off) { Arguments = arguments });
    }

    /// <summary>Binds the body of a named pattern by itself, to report what is wrong with it.</summary>
    public void CheckNamedPattern(PatternSymbol pattern)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in pattern.Syntax.Parameters?.Names.Items ?? [])
        {
            if (!seen.Add(parameter.Text))
            {
                Report(BindingDiagnostics.DuplicateParameter(At(parameter), parameter.Text));
            }
            else if (SyntaxFacts.PatternKeywords.Contains(parameter.Text))
            {
                Report(BindingDiagnostics.ReservedName(At(parameter), parameter.Text));
            }
        }

        var size = _context.Expansions.Add(pattern, _names);
        if (IsTooLarge(pattern.Syntax.Pattern, size, Reporting.On))
        {
            pattern.IsBroken = true;
            return;
        }

        var open = seen.ToImmutableDictionary(name => name, _ => new PatternArgument(null, null));
        BindPattern(pattern.Syntax.Pattern, new PatternScope(_names, new LabelTable(), Reporting.On) { Arguments = open });
    }

    // Reported where a pattern is first too large; what uses it is not reported too.
    private bool IsTooLarge(PatternSyntax syntax, PatternSize size, Reporting reporting)
    {
        var (nodes, depth) = (_context.Limits.MaxPatternNodes, _context.Limits.MaxPatternDepth);
        if (size.Nodes <= nodes && size.Depth <= depth)
        {
            return false;
        }

        var usesBroken = syntax.DescendantNodesAndSelf().OfType<PatternSyntax.Reference>()
            .Any(reference => _names.Find(reference.Name.Text, out _) is PatternSymbol { IsBroken: true });
        if (!usesBroken)
        {
            Report(reporting, size.Nodes > nodes ? EmitDiagnostics.ExpansionTooLarge(At(syntax), size.Nodes, nodes) : EmitDiagnostics.ExpansionTooDeep(At(syntax), size.Depth, depth));
        }

        return true;
    }

    /// <summary>What a name in a pattern means; null where a diagnostic says that it means nothing.</summary>
    private Symbol? FindName(SyntaxToken name, FileScope names, Reporting reporting)
    {
        var found = names.Find(name.Text, out var other);
        if (found is not null)
        {
            Note(name, found, reporting);
            if (other is not null)
            {
                Report(reporting, BindingDiagnostics.AmbiguousName(names.File.At(name), name.Text, found, other));
            }

            return found;
        }

        if (!names.IsExcused(name.Text) && reporting == Reporting.On && !IsLabelBehind(name, names))
        {
            var elsewhere = names.FindElsewhere(name.Text);
            var near = _context.Nearest(name.Text, names.VisibleNames(package => package.Names.Keys).Concat(SyntaxFacts.TokenClasses.Order(StringComparer.Ordinal)));
            Report(reporting, elsewhere is not null && Symbol.IsPrivateName(name.Text)
                ? BindingDiagnostics.PrivateName(names.File.At(name), name.Text, elsewhere)
                : names == _names && Fields.Any(field => field.Name == name.Text) ? BindingDiagnostics.FieldWithoutColon(names.File.At(name), name.Text)
                : BindingDiagnostics.UnknownName(names.File.At(name), name.Text, near, elsewhere?.Name));
        }

        return null;
    }

    // `word as name`: what is wrong is told of the `as`.
    private bool IsLabelBehind(SyntaxToken name, FileScope names)
    {
        var at = names.File.At(name);
        return Fields.Any(field => field.Name == name.Text) && at.Source.Content.AsSpan(0, at.Span.Start).TrimEnd(' ').EndsWith(" as", StringComparison.Ordinal);
    }

    private void BindArgumentsForDiagnostics(PatternSyntax.Reference syntax, PatternScope scope)
    {
        foreach (var argument in syntax.Arguments?.Arguments.Items ?? [])
        {
            BindPattern(argument, scope);
        }
    }

    private static Sources.SourceLocation At(SyntaxNode node, PatternScope scope) => scope.Names.File.At(node);

    private static Sources.SourceLocation At(SyntaxToken token, PatternScope scope) => scope.Names.File.At(token);
}
