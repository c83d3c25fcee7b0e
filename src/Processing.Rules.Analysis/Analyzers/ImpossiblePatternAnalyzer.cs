using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Patterns that no text matches: a regex for what no folded token is, `&amp;` between patterns that exclude each other, a look that contradicts what stands there.</summary>
internal sealed class ImpossiblePatternAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4004", "A pattern that never matches");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        var regexes = new TokenRegex();
        var languages = new LanguageComparer(run.Program);
        foreach (var (model, syntax, _) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var pattern in syntax.DescendantNodesAndSelf().OfType<PatternSyntax>())
            {
                var found = pattern switch
                {
                    PatternSyntax.Regex regex => OfRegex(model, regex, regexes),
                    PatternSyntax.Both both => OfBoth(model, both, languages),
                    PatternSyntax.Sequence sequence => OfSequence(model, sequence, languages),
                    _ => null,
                };
                if (found is not null)
                {
                    run.Report(found);
                }
            }
        }
    }

    private static Diagnostic? OfRegex(SemanticModel model, PatternSyntax.Regex syntax, TokenRegex regexes)
    {
        if (model.GetPattern(syntax) is not PatternNode.Regex regex || regexes.ProblemOf(regex.Pattern) is not { } problem)
        {
            return null;
        }

        var at = model.Tree.GetLocation(syntax.Token);
        return new Diagnostic(Descriptor, $"no token matches this regex: {problem}", new DiagnosticLabel(at, ""))
        {
            Help = "a regex is held against one token at a time, after folding: small letters, `ی` and `ک`, Western digits, no marks and no joiners",
            Fix = regexes.Folded(regex.Pattern) is { } folded ? new SuggestedFix("fold its letters", FixSafety.Unsafe, [new TextEdit(at, $"/{folded.Replace("/", "\\/", StringComparison.Ordinal)}/")]) : null,
        };
    }

    private static Diagnostic? OfBoth(SemanticModel model, PatternSyntax.Both syntax, LanguageComparer languages)
    {
        for (var i = 1; i < syntax.Operands.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Build(model.GetPattern(syntax.Operands[j])) is { } left && Build(model.GetPattern(syntax.Operands[i])) is { } right && !languages.CanMatchTheSame(left, right))
                {
                    return new Diagnostic(Descriptor, "nothing matches both sides of this `&`", new DiagnosticLabel(model.Tree.GetLocation(syntax.Operands[i]), "excludes what stands before the `&`"))
                    {
                        Secondary = [new DiagnosticLabel(model.Tree.GetLocation(syntax.Operands[j]), "this")],
                        Help = "both sides must match the same tokens, from the first to the last",
                    };
                }
            }
        }

        return null;
    }

    private static Diagnostic? OfSequence(SemanticModel model, PatternSyntax.Sequence syntax, LanguageComparer languages)
    {
        for (var i = 0; i < syntax.Items.Length; i++)
        {
            var before = Together(model, syntax.Items[..i]);
            var after = Together(model, syntax.Items[(i + 1)..]);
            var problem = model.GetPattern(syntax.Items[i]) switch
            {
                PatternNode.Look { Ahead: true } look when after is not null => Contradicts(look, after, languages) ? "what stands ahead here is what the pattern goes on with, and the two exclude each other" : null,
                PatternNode.Look { Ahead: false } look when before is not null => Contradicts(look, before.Reverse(), languages) ? "what stands behind here is what the pattern just matched, and the two exclude each other" : null,
                PatternNode.Position { Kind: PositionKind.StartOfDocument or PositionKind.StartOfParagraph } when before is { IsNullable: false } => "tokens of the match stand before it, so nothing starts here",
                PatternNode.Position { Kind: PositionKind.EndOfDocument or PositionKind.EndOfParagraph } when after is { IsNullable: false } => "tokens of the match follow, so nothing ends here",
                _ => null,
            };
            if (problem is not null)
            {
                return new Diagnostic(Descriptor, $"this never holds where it stands: {problem}", new DiagnosticLabel(model.Tree.GetLocation(syntax.Items[i]), ""));
            }
        }

        return null;
    }

    private static bool Contradicts(PatternNode.Look look, StepAutomaton stands, LanguageComparer languages)
    {
        if (Build(look.Body) is not { } body)
        {
            return false;
        }

        body = look.Ahead ? body : body.Reverse();
        if (!look.Negated)
        {
            return !languages.CanBeginTheSame(body, stands);
        }

        // Forbidden is one step here, and each step that can stand here is one of those.
        return body.IsExact && !body.IsNullable && !stands.IsNullable && stands.First.Length > 0
            && stands.First.All(step => body.First.Any(forbidden => body.Last[forbidden] && languages.Steps.IsWithin(stands.Labels[step], body.Labels[forbidden])));
    }

    private static StepAutomaton? Together(SemanticModel model, ImmutableArray<PatternSyntax> items)
    {
        PatternNode?[] nodes = [.. items.Select(model.GetPattern)];
        return nodes.Length == 0 || nodes.Contains(null) ? null : Build(new PatternNode.Sequence([.. nodes.OfType<PatternNode>()]));
    }

    private static StepAutomaton? Build(PatternNode? pattern) => pattern is null ? null : StepAutomatonBuilder.TryBuild(pattern);
}
