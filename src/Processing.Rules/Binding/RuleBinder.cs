using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Functions;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Binds rules. A rule whose record is not known is bound too, for what is wrong with the rest of it.</summary>
internal sealed partial class RuleBinder(BindingContext context, RuleSymbol rule, RecordSymbol? record)
{
    private readonly SourceFile _file = rule.File;
    private readonly Binder _binder = new(context, context.ScopeOf(rule.File)) { Fields = record?.Fields ?? [] };
    private readonly LabelTable _labels = new();

    private bool IsUncertain => rule.Syntax.HasSkippedClauses || _labels.IsUncertain;

    private ExpressionScope Scope => new(_labels, ExpressionPlace.Clause) { LabelsAreUncertain = IsUncertain };

    /// <summary>Binds the rule; null where it has no body.</summary>
    public RuleDefinition? Bind()
    {
        context.Cancellation.ThrowIfCancellationRequested();
        context.Log?.AddName(rule.Syntax.Record.Text);
        var body = BindBody();
        var where = Combine([.. Conditions<WhereSyntax>(clause => clause.Condition)], all => new ExpressionNode.And(all));
        var unless = Combine([.. Conditions<UnlessSyntax>(clause => clause.Condition)], any => new ExpressionNode.Or(any));
        var fields = BindFields();
        var score = BindScore();
        var priority = BindPriority();
        return body is null ? null : new RuleDefinition(rule.FullName, body, _labels.Names, fields, where, unless, score, priority);
    }

    private IEnumerable<T> Clauses<T>()
        where T : ClauseSyntax => rule.Syntax.Clauses.OfType<T>();

    private RuleBody? BindBody()
    {
        var matches = Clauses<MatchSyntax>().ToImmutableArray();
        var triggers = Clauses<TriggerSyntax>().ToImmutableArray();
        var slots = Clauses<SlotSyntax>().ToImmutableArray();
        if (!matches.IsEmpty && !triggers.IsEmpty)
        {
            context.Diagnostics.Add(BindingDiagnostics.MatchAndTrigger(_file.At(triggers[0].Keyword), _file.At(matches[0].Keyword)));
            _labels.IsUncertain = true;
            return null;
        }

        if (!triggers.IsEmpty)
        {
            return BindFrame(triggers, slots);
        }

        if (!slots.IsEmpty && !IsUncertain)
        {
            context.Diagnostics.Add(MeantAsClause(slots) is { } slot ? NeedlessColon(slot) : BindingDiagnostics.SlotWithoutTrigger(_file.At(slots[0].Name), slots[0].Name.Text));
            _labels.IsUncertain = true;
            return null;
        }

        if (matches.IsEmpty)
        {
            if (!IsUncertain)
            {
                context.Diagnostics.Add(BindingDiagnostics.RuleWithoutBody(rule.Location, rule.Name));
            }

            _labels.IsUncertain = true;

            return null;
        }

        return new RuleBody.Sequence(BindAlternatives([.. matches.Select(match => match.Pattern)]));
    }

    // `match: pattern` reads as a slot of that name.
    private SlotSyntax? MeantAsClause(ImmutableArray<SlotSyntax> slots) =>
        slots.FirstOrDefault(slot => SyntaxFacts.ClauseKeywords("rule").Contains(slot.Name.Text) && record is { IsBroken: false } known && known.IndexOfField(slot.Name.Text) < 0);

    private Diagnostic NeedlessColon(SlotSyntax slot)
    {
        var at = _file.At(slot.Colon);
        return SyntaxDiagnostics.NeedlessColon(at, slot.Name.Text, "rule", new TextEdit(at, slot.Colon.TrailingTrivia.Length == 0 ? " " : ""));
    }

    private PatternNode BindAlternatives(ImmutableArray<PatternSyntax> patterns)
    {
        var nodes = patterns.Select(pattern => _binder.BindWholePattern(pattern, _labels).Node).ToImmutableArray();
        return _binder.Choose(patterns, nodes, _labels);
    }

    private IEnumerable<ExpressionNode> Conditions<T>(Func<T, ExpressionSyntax> condition)
        where T : ClauseSyntax => Clauses<T>().Select(clause => _binder.BindCondition(condition(clause), Scope));

    private static ExpressionNode? Combine(ImmutableArray<ExpressionNode> conditions, Func<ImmutableArray<ExpressionNode>, ExpressionNode> combine) =>
        conditions.Length switch { 0 => null, 1 => conditions[0], _ => combine(conditions) };

    private ImmutableArray<FieldFill> BindFields()
    {
        if (record is null)
        {
            BindAssignmentsAlone();
            return [];
        }

        var assignments = new Dictionary<string, AssignmentSyntax>(StringComparer.Ordinal);
        foreach (var assignment in Clauses<SetSyntax>().SelectMany(clause => clause.Assignments.Items))
        {
            if (!assignments.TryAdd(assignment.Field.Text, assignment))
            {
                context.Diagnostics.Add(BindingDiagnostics.FieldSetTwice(_file.At(assignment.Field), assignment.Field.Text, _file.At(assignments[assignment.Field.Text].Field)));
            }
            else if (record.IndexOfField(assignment.Field.Text) < 0 && !record.IsBroken)
            {
                var names = record.Fields.Select(field => field.Name);
                context.Diagnostics.Add(BindingDiagnostics.UnknownField(_file.At(assignment.Field), assignment.Field.Text, record.Name, names, Spelling.Nearest(assignment.Field.Text, names)));
            }
        }

        var fills = ImmutableArray.CreateBuilder<FieldFill>();
        for (var i = 0; i < record.Fields.Length; i++)
        {
            var field = record.Fields[i];
            var assignment = assignments.GetValueOrDefault(field.Name);
            if ((assignment is null ? BindImplicit(field, record) : BindAssignment(field, assignment, record)) is { } value)
            {
                fills.Add(new FieldFill(i, value));
            }
            else if (field.Type is not null && !field.IsOptional && assignment is null && !IsUncertain && _labels.Find(field.Name) < 0)
            {
                context.Diagnostics.Add(BindingDiagnostics.FieldNeverFilled(rule.Location, rule.Name, field.Name, record.File.At(field.Syntax.Name)));
            }
        }

        return fills.ToImmutable();
    }

    private void BindAssignmentsAlone()
    {
        foreach (var assignment in Clauses<SetSyntax>().SelectMany(clause => clause.Assignments.Items))
        {
            _binder.BindExpression(assignment.Value, Scope);
        }
    }

    private ExpressionNode? BindAssignment(FieldSymbol field, AssignmentSyntax assignment, RecordSymbol owner)
    {
        var bound = _binder.BindExpression(assignment.Value, Scope with { Expected = field.Type?.Element ?? field.Type });
        return Fit(field, bound, assignment.Value, owner);
    }

    // A label with the name of a field fills it.
    private ExpressionNode? BindImplicit(FieldSymbol field, RecordSymbol owner)
    {
        var label = _labels.Find(field.Name);
        if (label < 0)
        {
            return null;
        }

        return Fit(field, Binder.OfLabel(label, _labels.ShapeOf(label)), null, owner);
    }

    // What was assigned; null for a label that fills the field by its name.
    private ExpressionNode? Fit(FieldSymbol field, BoundExpression bound, ExpressionSyntax? assigned, RecordSymbol owner)
    {
        if (field.Type is not { } type)
        {
            return bound.Node;
        }

        if (Binder.Coerce(bound, type) is { } value)
        {
            return value;
        }

        var at = assigned ?? LabelSyntax(field.Name);
        var (place, declared) = (at is null ? rule.Location : _file.At(at), owner.File.At(field.Syntax.Type));
        context.Diagnostics.Add((bound.OrText ?? bound.Type)?.Kind == ValueKind.List && type.Kind != ValueKind.List
            ? BindingDiagnostics.SlotFillsList(place, field.Name, bound.TypeName, Types.Describe(type), declared)
            : BindingDiagnostics.FieldType(place, field.Name, bound.TypeName, Types.Describe(type), declared, HelpFor(type, bound, field.Name, assigned), FixFor(type, bound, assigned)));
        return null;
    }

    private string? HelpFor(DataType type, BoundExpression bound, string field, ExpressionSyntax? assigned) =>
        bound.OrText is not null ? "one alternative under the label has a value and another only text, which would be lost; label the one that has a value"
        : Types.IsNumber(type) && Binder.HasLetters(bound, Scope) ? "what this label matches has letters; label a `number`, or an entity or lexicon whose value is one"
        : assigned is null && type.Kind != ValueKind.List && Reader(type, bound) is { } function ? $"write `set {field} = {function.Name}({field})`, which leaves the field empty where the text is no {Types.Describe(type)}"
        : Types.HowToMake(type);

    private SuggestedFix? FixFor(DataType type, BoundExpression bound, ExpressionSyntax? assigned) =>
        assigned is not null && type.Kind != ValueKind.List && Reader(type, bound) is { } function && _file.At(assigned) is var at
            ? new SuggestedFix($"read it with `{function.Name}`", FixSafety.Unsafe, [new TextEdit(at, $"{function.Name}({at.Text})")])
            : null;

    // The function that reads a text as a value of the type; null where there is none, or where there is no text that could be one.
    private FunctionDefinition? Reader(DataType type, BoundExpression bound) =>
        Types.IsTextual(bound.Type) && Types.Maker(type) is { Parameters.Length: 1 } function && !(Types.IsNumber(type) && Binder.HasLetters(bound, Scope)) ? function : null;

    // Where a label stands in the rule itself; null for one that comes with a named pattern.
    private SyntaxNode? LabelSyntax(string name)
    {
        foreach (var node in rule.Syntax.Clauses.SelectMany(clause => clause.DescendantNodesAndSelf()))
        {
            if (node is PatternSyntax.Labelled labelled && labelled.Label.Text == name)
            {
                return labelled;
            }

            if (node is SlotSyntax slot && slot.Name.Text == name)
            {
                return slot.Pattern;
            }
        }

        return null;
    }

    private ExpressionNode? BindScore()
    {
        var clauses = Clauses<ScoreSyntax>().ToImmutableArray();
        if (clauses.IsEmpty)
        {
            return null;
        }

        if (clauses.Length > 1)
        {
            context.Diagnostics.Add(BindingDiagnostics.RepeatedClause(_file.At(clauses[1].Keyword), "score", _file.At(clauses[0].Keyword)));
        }

        var bound = _binder.BindExpression(clauses[0].Value, Scope);
        if (bound.Type is { } type && !Types.IsNumber(type))
        {
            context.Diagnostics.Add(BindingDiagnostics.ScoreNotNumber(_file.At(clauses[0].Value), Types.Describe(type)));
        }
        else if (ConstantOf(bound.Node) is { } constant and (< 0 or > 1))
        {
            context.Diagnostics.Add(BindingDiagnostics.ScoreOutOfRange(_file.At(clauses[0].Value), constant));
        }

        return bound.Node;
    }

    // A calculated score may leave the range for some matches only; it is cut to the range when it is calculated.
    private static decimal? ConstantOf(ExpressionNode node) => node switch
    {
        ExpressionNode.Constant { Value: Value.Integer { Number: var number } } => number,
        ExpressionNode.Constant { Value: Value.Decimal { Number: var number } } => number,
        _ => null,
    };

    private int BindPriority()
    {
        var clauses = Clauses<PrioritySyntax>().ToImmutableArray();
        if (clauses.IsEmpty)
        {
            return 0;
        }

        if (clauses.Length > 1)
        {
            context.Diagnostics.Add(BindingDiagnostics.RepeatedClause(_file.At(clauses[1].Keyword), "priority", _file.At(clauses[0].Keyword)));
        }

        if (!int.TryParse(clauses[0].Number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var priority))
        {
            context.Diagnostics.Add(SyntaxDiagnostics.NumberTooLarge(_file.At(clauses[0].Number), clauses[0].Number.Text, "2,147,483,647"));
        }

        return clauses[0].Minus is null ? priority : -priority;
    }
}
