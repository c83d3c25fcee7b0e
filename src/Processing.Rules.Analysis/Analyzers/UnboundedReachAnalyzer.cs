using System.Collections.Immutable;
using System.Globalization;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Parts of a pattern that run over any tokens without a bound, or over very many: each start of a match then reads on as far.</summary>
internal sealed class UnboundedReachAnalyzer : RuleAnalyzer
{
    private const int MostGap = 100;

    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4017", "A pattern that reads on without a near end");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, syntax, _) in run.Declarations<DeclarationSyntax>())
        {
            // What a zone holds is long by its nature, and is looked for once.
            if (syntax is ZoneSyntax)
            {
                continue;
            }

            // A pattern of a condition ends with the label it is held against.
            var held = syntax.DescendantNodesAndSelf().OfType<ExpressionSyntax>().SelectMany(condition => condition.DescendantNodesAndSelf()).ToHashSet<SyntaxNode>(ReferenceEqualityComparer.Instance);
            foreach (var pattern in syntax.DescendantNodesAndSelf().OfType<PatternSyntax>().Where(pattern => !held.Contains(pattern)))
            {
                switch (pattern)
                {
                    case PatternSyntax.Repeat repeat when IsUnbounded(repeat.Quantifier) && IsAnyToken(repeat.Body):
                        Report(run, model, pattern, "this runs over any tokens to the end of the paragraph", "give it a bound, such as `any{0,20}`, or say what the tokens are");
                        break;
                    case PatternSyntax.Gap { Bounds: { Maximum: { } most } } when int.TryParse(most.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) && tokens > MostGap:
                        Report(run, model, pattern, $"this gap reaches over {tokens.ToString("N0", CultureInfo.InvariantCulture)} tokens", $"sentences have 20 to 40 tokens; a frame with `within paragraph` looks further and costs less");
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static void Report(AnalysisRun run, SemanticModel model, PatternSyntax pattern, string message, string help) =>
        run.Report(new Diagnostic(Descriptor, message, new DiagnosticLabel(model.Tree.GetLocation(pattern), "")) { Help = help });

    private static bool IsUnbounded(QuantifierSyntax quantifier) =>
        quantifier.Symbol?.Kind is SyntaxKind.Star or SyntaxKind.Plus || quantifier.Bounds is { Comma: not null, Maximum: null };

    private static bool IsAnyToken(PatternSyntax pattern) => pattern switch
    {
        PatternSyntax.Group group => IsAnyToken(group.Body),
        PatternSyntax.Labelled labelled => IsAnyToken(labelled.Body),
        PatternSyntax.TokenClass { Predicate: null } tokens => tokens.Keyword.Is("any"),
        _ => false,
    };
}
