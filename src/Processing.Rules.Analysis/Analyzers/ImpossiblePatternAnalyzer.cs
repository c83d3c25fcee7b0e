using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Patterns that no text matches: a regex for what no folded token is, `&amp;` between patterns that exclude each other, a look that contradicts what stands there.</summary>
internal sealed class ImpossiblePatternAnalyzer : RuleAnalyzer
{
    private const string FoldingHelp = "a regex is held against one token at a time, after folding: small letters, `ی` and `ک`, Western digits, no marks and no joiners";

    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4004", "A pattern that never matches");

    private static readonly DiagnosticDescriptor DeadPartDescriptor = Warning("DP4025", "A part of a regex that never matches");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor, DeadPartDescriptor];

    internal override void Analyze(AnalysisRun run)
    {
        var regexes = new TokenRegex(run.Fuel);
        foreach (var (model, syntax, _) in run.Declarations<DeclarationSyntax>())
        {
            foreach (var pattern in syntax.DescendantNodesAndSelf().OfType<PatternSyntax>())
            {
                var found = pattern switch
                {
                    PatternSyntax.Regex regex => OfRegex(run, model, regex, regexes),
                    PatternSyntax.Both both => OfBoth(run, model, both),
                    PatternSyntax.Sequence sequence => OfSequence(run, model, sequence),
                    _ => null,
                };
                if (found is not null)
                {
                    run.Report(found);
                }
            }
        }
    }

    private static Diagnostic? OfRegex(AnalysisRun run, SemanticModel model, PatternSyntax.Regex syntax, TokenRegex regexes)
    {
        if (run.PatternOf(model, syntax) is not PatternNode.Regex regex)
        {
            return null;
        }

        if (regexes.ProblemOf(regex.Pattern) is not { } problem)
        {
            foreach (var dead in regexes.DeadParts(regex.Pattern))
            {
                run.Report(OfPart(model, syntax, regex.Pattern, dead, regexes));
            }

            return null;
        }

        var at = model.Tree.GetLocation(syntax.Token);
        return new Diagnostic(Descriptor, $"no token matches this regex: {problem}", new DiagnosticLabel(at, ""))
        {
            Help = FoldingHelp,
            Fix = regexes.Folded(regex.Pattern) is { } folded ? new SuggestedFix("fold its letters", FixSafety.Unsafe, [new TextEdit(at, $"/{folded.Replace("/", "\\/", StringComparison.Ordinal)}/")]) : null,
        };
    }

    private static Diagnostic OfPart(SemanticModel model, PatternSyntax.Regex syntax, string regex, DeadRegexPart dead, TokenRegex regexes)
    {
        var token = model.Tree.GetSpan(syntax.Token);
        var start = token.Start + OffsetInToken(syntax.Token.Text, dead.Start);
        var at = new SourceLocation(model.Tree.Text, SourceSpan.FromBounds(start, token.Start + OffsetInToken(syntax.Token.Text, dead.End)));
        return new Diagnostic(DeadPartDescriptor, $"this part of the regex never matches: {dead.Problem}", new DiagnosticLabel(at, ""))
        {
            Help = FoldingHelp,
            Fix = FixOf(at, regex, dead, regexes),
        };
    }

    private static SuggestedFix? FixOf(SourceLocation at, string regex, DeadRegexPart dead, TokenRegex regexes)
    {
        if ((dead.Kind == DeadPartKind.Member ? dead.Folded : regexes.Folded(regex[dead.Start..dead.End])) is { } folded)
        {
            return new SuggestedFix("fold its letters", FixSafety.Unsafe, [new TextEdit(at, folded.Replace("/", "\\/", StringComparison.Ordinal))]);
        }

        // An alternative goes with a bar, on whichever side that stands; a hyphen beside a member would make a range, and a `^` behind the first turn the class round: those are left to the author.
        return dead.Kind == DeadPartKind.Alternative || (dead.Kind == DeadPartKind.Member && (regex[dead.End] is '-' or '^' || regex[dead.Start - 1] == '-'))
            ? null
            : new SuggestedFix("take it away", FixSafety.Safe, [new TextEdit(at, "")]);
    }

    // In the token a slash is escaped, and before the regex stands one.
    private static int OffsetInToken(string token, int offset)
    {
        var at = 1;
        for (var i = 0; i < offset; i++)
        {
            at += token.AsSpan(at).StartsWith("\\/") ? 2 : 1;
        }

        return at;
    }

    private static Diagnostic? OfBoth(AnalysisRun run, SemanticModel model, PatternSyntax.Both syntax)
    {
        StepAutomaton?[] operands = [.. syntax.Operands.Items.Select(operand => run.Build(run.PatternOf(model, operand), () => model.Tree.GetLocation(operand)))];
        for (var i = 1; i < operands.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (operands[j] is { } left && operands[i] is { } right && !run.Languages.CanMatchTheSame(left, right))
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

    private static Diagnostic? OfSequence(AnalysisRun run, SemanticModel model, PatternSyntax.Sequence syntax)
    {
        PatternNode?[] nodes = [.. syntax.Items.Select(item => run.PatternOf(model, item))];
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is not (PatternNode.Look or PatternNode.Position))
            {
                continue;
            }

            SourceLocation Place() => model.Tree.GetLocation(syntax);
            var before = run.Build(Together(nodes.AsSpan(0, i)), Place);
            var after = run.Build(Together(nodes.AsSpan(i + 1)), Place);
            var problem = LooksContradict(run, nodes.AsSpan(0, i + 1), Place) ?? nodes[i] switch
            {
                PatternNode.Look { Ahead: true } look when after is not null => Contradicts(run, look, after, Place) ? "what stands ahead here is what the pattern goes on with, and the two exclude each other" : null,
                PatternNode.Look { Ahead: false } look when before is not null => Contradicts(run, look, before.Reverse(), Place) ? "what stands behind here is what the pattern just matched, and the two exclude each other" : null,
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

    // The last of some nodes against the looks at the same place before it: between them only what takes no token.
    private static string? LooksContradict(AnalysisRun run, ReadOnlySpan<PatternNode?> nodes, Func<SourceLocation> place)
    {
        if (nodes[^1] is not PatternNode.Look look)
        {
            return null;
        }

        for (var i = nodes.Length - 2; i >= 0 && nodes[i] is PatternNode.Look or PatternNode.Position or PatternNode.InZone; i--)
        {
            if (nodes[i] is PatternNode.Look other && other.Ahead == look.Ahead && !(other.Negated && look.Negated) && ExcludeEachOther(run, other, look, place))
            {
                return look.Ahead ? "what another look asks to stand ahead here excludes it" : "what another look asks to stand behind here excludes it";
            }
        }

        return null;
    }

    private static bool ExcludeEachOther(AnalysisRun run, PatternNode.Look one, PatternNode.Look other, Func<SourceLocation> place)
    {
        if (one.Negated || other.Negated)
        {
            var (forbidden, wanted) = one.Negated ? (one, other) : (other, one);

            // Whatever is wanted has a match of what is forbidden at the place of both.
            PatternNode rest = new PatternNode.Repeat(new PatternNode.TokenClass(TokenClassKind.Any, null), 0, null, false);
            var covered = new PatternNode.Sequence(one.Ahead ? [forbidden.Body, rest] : [rest, forbidden.Body]);
            return run.Build(wanted.Body, place) is { } inner && run.Build(covered, place) is { } outer && run.Languages.IsWithin(inner, outer);
        }

        return run.Build(one.Body, place) is { } first && run.Build(other.Body, place) is { } second
            && !(one.Ahead ? run.Languages.CanBeginTheSame(first, second) : run.Languages.CanBeginTheSame(first.Reverse(), second.Reverse()));
    }

    private static bool Contradicts(AnalysisRun run, PatternNode.Look look, StepAutomaton stands, Func<SourceLocation> place)
    {
        if (run.Build(look.Body, place) is not { } body)
        {
            return false;
        }

        body = look.Ahead ? body : body.Reverse();
        if (!look.Negated)
        {
            return !run.Languages.CanBeginTheSame(body, stands);
        }

        // Forbidden is one step here, and each step that can stand here is one of those.
        return body.IsExact && !body.IsNullable && !stands.IsNullable && stands.First.Length > 0 && run.Fuel.TrySpend((long)stands.First.Length * body.First.Length)
            && stands.First.All(step => body.First.Any(forbidden => body.Last[forbidden] && run.Languages.Steps.IsWithin(stands.Labels[step], body.Labels[forbidden])));
    }

    private static PatternNode.Sequence? Together(ReadOnlySpan<PatternNode?> nodes)
    {
        var parts = ImmutableArray.CreateBuilder<PatternNode>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node is null)
            {
                return null;
            }

            parts.Add(node);
        }

        return parts.Count == 0 ? null : new PatternNode.Sequence(parts.MoveToImmutable());
    }
}
