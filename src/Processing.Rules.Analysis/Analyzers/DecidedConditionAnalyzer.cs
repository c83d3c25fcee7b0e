using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Conditions that never hold, or always: in brackets, in <c>where</c>, in <c>unless</c> and behind <c>if</c>, each alone and beside the others.</summary>
internal sealed class DecidedConditionAnalyzer : RuleAnalyzer
{
    private const string Tokens = "tokens$";

    private static readonly DiagnosticDescriptor NeverDescriptor = Warning("DP4019", "A condition that never holds");
    private static readonly DiagnosticDescriptor AlwaysDescriptor = Warning("DP4024", "A condition that always holds");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NeverDescriptor, AlwaysDescriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, symbol) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var pattern in syntax.DescendantNodesAndSelf().OfType<PatternSyntax>())
            {
                AnalyzeBrackets(run, model, pattern);
            }

            switch (symbol)
            {
                case RuleSymbol rule when run.DefinitionOf(rule) is { } definition:
                    var facts = FactsOf(definition);
                    new RuleConditions(run, definition, facts, node => model.Tree.GetLocation(node)).Analyze(rule.Syntax);
                    new ValueConditions(run, facts, GivenIn(definition), rule.Location).Analyze(ValuesOf(definition));
                    break;
                case EntitySymbol entity:
                    AnalyzeAlternatives(run, model, entity);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>That a condition never holds.</summary>
    internal static Diagnostic Never(SourceLocation at, string what, string problem) => new(NeverDescriptor, $"{what}: {problem}", new DiagnosticLabel(at, ""));

    /// <summary>That a condition always holds.</summary>
    internal static Diagnostic Always(SourceLocation at, string what, string problem) => new(AlwaysDescriptor, $"{what}: {problem}", new DiagnosticLabel(at, ""));

    /// <summary>That a condition which asks for nothing is taken away. Only shown: most likely the author meant to ask for something.</summary>
    internal static SuggestedFix Removal(SourceLocation at) => new("take it away, if nothing else was meant", FixSafety.ShownOnly, [new TextEdit(at, "")]);

    private static void AnalyzeBrackets(AnalysisRun run, SemanticModel model, PatternSyntax pattern)
    {
        var (brackets, condition, problem) = pattern switch
        {
            PatternSyntax.TokenClass { Predicate: { } predicate } when run.PatternOf(model, pattern) is PatternNode.TokenClass { Predicate: { } test } tokens => (predicate, test, TokenConditions.ProblemOf(tokens.Class, test, run.Fuel)),
            PatternSyntax.Reference { Predicate: { } predicate } when run.PatternOf(model, pattern) is PatternNode.Annotation { Producer: >= 0 and var producer, Predicate: { } test } =>
                (predicate, test, EntryConditions.ProblemOf(run.Program.Producers[producer], test, run.Fuel)),
            _ => ((PredicateSyntax?)null, (ExpressionNode?)null, (string?)null),
        };
        if (brackets is null || condition is null)
        {
            return;
        }

        if (problem is not null)
        {
            run.Report(Never(model.Tree.GetLocation(brackets.Condition), "this condition never holds", problem));
        }
        else if (ConditionSolver.WhyAlways(condition, ConditionFacts.None, run.Fuel) is { } reason)
        {
            run.Report(Always(model.Tree.GetLocation(brackets.Condition), "this condition always holds", reason) with { Fix = Removal(model.Tree.GetLocation(brackets)) });
        }
    }

    private static void AnalyzeAlternatives(AnalysisRun run, SemanticModel model, EntitySymbol entity)
    {
        EntityMatchSyntax[] clauses = [.. entity.Syntax.Clauses.OfType<EntityMatchSyntax>()];
        if (run.IndexOf(entity) < 0 || run.Program.Producers[run.IndexOf(entity)] is not Producer.Entity compiled || compiled.Alternatives.Length != clauses.Length)
        {
            return;
        }

        for (var i = 0; i < clauses.Length; i++)
        {
            var (alternative, facts) = (compiled.Alternatives[i], FactsOf(compiled.Alternatives[i].Pattern, compiled.Alternatives[i].Labels, FilledLabels.Of(compiled.Alternatives[i].Pattern)));
            new ValueConditions(run, facts, alternative.Condition is { } holds ? [holds] : [], entity.Location).Analyze(alternative.Value is { } value ? [value] : []);
            if (alternative.Condition is not { } condition || clauses[i] is not { Where: { } where, Condition: { } syntax })
            {
                continue;
            }

            if (ConditionSolver.WhyNever(condition, facts, run.Fuel) is { } never)
            {
                run.Report(Never(model.Tree.GetLocation(syntax), "this condition never holds", never));
            }
            else if (ConditionSolver.WhyAlways(condition, facts, run.Fuel) is { } always)
            {
                var at = model.Tree.GetLocation(syntax);
                run.Report(Always(at, "this condition always holds", always) with { Fix = Removal(at with { Span = model.Tree.GetSpan(where).Cover(at.Span) }) });
            }
        }
    }

    private static ImmutableArray<ExpressionNode> GivenIn(RuleDefinition rule) => (rule.Where, rule.Unless) switch
    {
        (null, null) => [],
        ({ } where, null) => [where],
        (null, { } unless) => [new ExpressionNode.Not(unless)],
        ({ } where, { } unless) => [where, new ExpressionNode.Not(unless)],
    };

    private static IEnumerable<ExpressionNode> ValuesOf(RuleDefinition rule) => rule.Fields.Select(field => field.Value).Concat(rule.Score is { } score ? [score] : []);

    private static ConditionFacts FactsOf(RuleDefinition rule) => FactsOf((rule.Body as RuleBody.Sequence)?.Pattern, rule.Labels, FilledLabels.Of(rule.Body));

    private static ConditionFacts FactsOf(PatternNode? pattern, ImmutableArray<string> labels, ImmutableHashSet<int> filled)
    {
        var lengths = new Lazy<Dictionary<int, PatternLength>>(() => pattern is null ? [] : PatternLength.OfLabels(pattern));
        return new ConditionFacts(labels, filled, values => LengthProblem(values, lengths.Value, labels, filled));
    }

    // What the pattern says of the number of tokens of a label. One that is not filled has none.
    private static string? LengthProblem(IReadOnlyDictionary<string, ValueBounds> values, Dictionary<int, PatternLength> lengths, ImmutableArray<string> labels, ImmutableHashSet<int> filled)
    {
        foreach (var (key, bounds) in values)
        {
            if (key.StartsWith(Tokens, StringComparison.Ordinal) && int.TryParse(key.AsSpan(Tokens.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var label)
                && lengths.TryGetValue(label, out var length) && Within(bounds, length.Least, length.Most).IsEmpty && (filled.Contains(label) || Within(bounds, 0, 0).IsEmpty))
            {
                var has = length.Fixed is { } all ? $"{all}" : length.Most is { } highest ? $"{length.Least} to {highest}" : $"at least {length.Least}";
                return string.Create(CultureInfo.InvariantCulture, $"by its pattern `{labels[label]}` has {has} {(has == "1" ? "token" : "tokens")}");
            }
        }

        return null;
    }

    private static ValueBounds Within(ValueBounds bounds, long least, long? most) => most is { } highest ? bounds.AtLeast(least, false).AtMost(highest, false) : bounds.AtLeast(least, false);
}
