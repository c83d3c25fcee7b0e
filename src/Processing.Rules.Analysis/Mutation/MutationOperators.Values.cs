using System.Globalization;
using Processing.Matching.Programs;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Mutation;

/// <remarks>What a rule says of its record beside what it matches: <c>set</c>, <c>score</c> and <c>priority</c>; and what an entity gives as its value.</remarks>
internal sealed partial class MutationOperators
{
    private void VisitValues(RuleSyntax rule)
    {
        var name = FullName(rule.Name.Text);
        var labels = LabelsIn(rule);
        foreach (var clause in rule.Clauses)
        {
            switch (clause)
            {
                case SetSyntax set:
                    Visit(set, name, labels);
                    break;
                case ScoreSyntax score:
                    _mutants.Add(_make.Removed(ElementKind.Score, score, $"`{_make.Excerpt(score)}` dropped", (before, after) => SameResults.ByScore(before, after, name)));
                    foreach (var constant in ConstantsIn(score.Value))
                    {
                        AddHalved(ElementKind.Score, constant.Token, half => $"`{constant.Token.Text}` of the score lowered to {half}");
                    }

                    VisitParts(ElementKind.Score, score.Value);
                    break;
                case PrioritySyntax priority:
                    Visit(priority, name);
                    break;
                default:
                    break;
            }
        }
    }

    private void VisitValues(EntitySyntax entity)
    {
        EntityMatchSyntax[] matches = [.. entity.Clauses.OfType<EntityMatchSyntax>()];
        for (var i = 0; i < matches.Length; i++)
        {
            if (matches[i].Value is not { } value)
            {
                continue;
            }

            var place = new ValuePlace.Entity(FullName(entity.Name.Text), i);
            var labels = LabelsIn(matches[i].Pattern);
            ExpressionSyntax[] constants = [.. ConstantsIn(value), .. WordsIn(value).Where(word => !labels.Contains(word.Names[0].Text))];
            foreach (var constant in constants)
            {
                _mutants.Add(new ConstantMutant(_file, constant, place, $"`{_make.Excerpt(constant)}` in the value `{_make.Excerpt(value)}` changed"));
            }

            if (constants.Length == 0)
            {
                _mutants.Add(new ChangedValueMutant(_file, value, place, $"the value `{_make.Excerpt(value)}` changed"));
            }

            VisitParts(ElementKind.Value, value);
        }
    }

    private void Visit(SetSyntax set, string rule, HashSet<string> labels)
    {
        for (var i = 0; i < set.Assignments.Count; i++)
        {
            var assignment = set.Assignments[i];
            var place = new ValuePlace.Field(rule, assignment.Field.Text);
            var description = $"`set {_make.Excerpt(assignment)}` dropped";
            _mutants.Add(set.Assignments.Count == 1 ? _make.Removed(ElementKind.Value, set, description) : _make.Removed(ElementKind.Value, set.Assignments, i, description));
            foreach (var constant in ConstantsIn(assignment.Value))
            {
                _mutants.Add(new ConstantMutant(_file, constant, place, $"`{_make.Excerpt(constant)}` in `set {_make.Excerpt(assignment)}` changed"));
            }

            // A name that is no label may be the value of an enum, or a code.
            foreach (var word in WordsIn(assignment.Value).Where(word => !labels.Contains(word.Names[0].Text)))
            {
                _mutants.Add(new ConstantMutant(_file, word, place, $"`{_make.Excerpt(word)}` in `set {_make.Excerpt(assignment)}` changed"));
            }

            VisitParts(ElementKind.Value, assignment.Value);
        }
    }

    private void Visit(PrioritySyntax priority, string rule)
    {
        var excerpt = _make.Excerpt(priority);
        bool ProvesSame(RuleProgram before, RuleProgram after) => SameResults.ByPriority(before, after, rule);
        _mutants.Add(_make.Removed(ElementKind.Priority, priority, $"`{excerpt}` dropped", ProvesSame));
        _mutants.Add(priority.Minus is { } minus
            ? _make.Replaced(ElementKind.Priority, minus, "", $"`{excerpt}` turned round", ProvesSame)
            : _make.Replaced(ElementKind.Priority, priority.Number, $"-{priority.Number.Text}", $"`{excerpt}` turned round", ProvesSame));
    }

    // What is said with `if` and with `else`.
    private void VisitParts(ElementKind kind, ExpressionSyntax value)
    {
        foreach (var part in PartsOf(value))
        {
            if (part is ExpressionSyntax.Conditional conditional)
            {
                _mutants.Add(_make.Removed(kind, conditional.If, conditional.Condition, $"`if {_make.Excerpt(conditional.Condition)}` dropped"));
            }
            else if (part is ExpressionSyntax.Else alternatives)
            {
                for (var i = 0; i < alternatives.Operands.Count; i++)
                {
                    _mutants.Add(_make.Removed(kind, alternatives.Operands, i, $"`{_make.Excerpt(alternatives.Operands[i])}` taken away from `{_make.Excerpt(alternatives)}`"));
                }
            }
        }
    }

    private void AddHalved(ElementKind kind, SyntaxToken token, Func<string, string> describe)
    {
        if (decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var half = (number / 2).ToString(CultureInfo.InvariantCulture);
            _mutants.Add(_make.Replaced(kind, token, half, describe(half)));
        }
    }

    private static IEnumerable<ExpressionSyntax.Constant> ConstantsIn(ExpressionSyntax value) => PartsOf(value).OfType<ExpressionSyntax.Constant>();

    // Names that are all there is of a value.
    private static IEnumerable<ExpressionSyntax.Path> WordsIn(ExpressionSyntax value) => value switch
    {
        ExpressionSyntax.Path { Names.Count: 1 } word => [word],
        ExpressionSyntax.Parenthesized parenthesized => WordsIn(parenthesized.Inner),
        ExpressionSyntax.Conditional conditional => WordsIn(conditional.Value),
        ExpressionSyntax.Else alternatives => alternatives.Operands.Items.SelectMany(WordsIn),
        _ => [],
    };

    // An expression and those that its value is made of: conditions are none of them.
    private static IEnumerable<ExpressionSyntax> PartsOf(ExpressionSyntax value)
    {
        IEnumerable<ExpressionSyntax> inner = value switch
        {
            ExpressionSyntax.Parenthesized parenthesized => [parenthesized.Inner],
            ExpressionSyntax.Conditional conditional => [conditional.Value],
            ExpressionSyntax.Arithmetic arithmetic => arithmetic.Operands.Items,
            ExpressionSyntax.Else alternatives => alternatives.Operands.Items,
            ExpressionSyntax.Call call => call.Arguments?.Items ?? [],
            _ => [],
        };
        return inner.SelectMany(PartsOf).Prepend(value);
    }

    private static HashSet<string> LabelsIn(SyntaxNode node) =>
        node.DescendantNodesAndSelf().Select(inner => (inner as PatternSyntax.Labelled)?.Label.Text ?? (inner as SlotSyntax)?.Name.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private string FullName(string name) => _file.PackageName.Length == 0 ? name : $"{_file.PackageName}.{name}";
}
