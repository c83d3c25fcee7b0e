using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Fuzz;

/// <summary>Whether two compilations of the same texts say the same: program, tests, diagnostics, what every name means, types and places.</summary>
internal static class CompilationComparison
{
    /// <summary>The first difference; null where there is none.</summary>
    public static string? FirstDifference(RuleCompilation a, RuleCompilation b)
    {
        var (one, other) = (a.Emit(), b.Emit());
        return Diagnostics(one, other)
            ?? (one.Program?.Revision != other.Program?.Revision ? "the programs differ" : null)
            ?? Tests(one, other)
            ?? (Places(a, one.Program).SequenceEqual(Places(b, other.Program)) ? null : "the places of compiled rules differ")
            ?? a.Files.Zip(b.Files).Select(pair => Meaning(a, pair.First, b, pair.Second)).FirstOrDefault(found => found is not null);
    }

    private static string? Diagnostics(EmitResult a, EmitResult b) =>
        a.Diagnostics.Length != b.Diagnostics.Length
            ? $"{a.Diagnostics.Length} diagnostics against {b.Diagnostics.Length}: {string.Join('\n', a.Diagnostics.Concat(b.Diagnostics))}"
            : a.Diagnostics.Zip(b.Diagnostics).FirstOrDefault(pair => !TreeComparison.Same(pair.First, pair.Second)) is ({ } one, { } other) ? $"{one} against {other}" : null;

    private static string? Tests(EmitResult a, EmitResult b) =>
        a.Tests.Length != b.Tests.Length
            ? $"{a.Tests.Length} tests against {b.Tests.Length}"
            : a.Tests.Select(Printed).Zip(b.Tests.Select(Printed)).FirstOrDefault(pair => pair.First != pair.Second) is ({ } one, { } other) ? $"the test {one} against {other}" : null;

    private static string Printed(RuleTest test) => string.Join(' ',
        [test.Path, test.Line, test.Name, test.Given, test.MediaType, test.Language, test.IsTodo, test.Reference, .. test.Expectations.Select(Printed)]);

    private static string Printed(RecordExpectation expectation) => string.Join(' ',
        [expectation.Line, expectation.Kind, expectation.Package, expectation.Record, expectation.At, expectation.Score, .. expectation.Fields.Select(field => $"{field.Key}={ValueFormatter.ToScalar(field.Value)}")]);

    private static IEnumerable<SourceSpan?> Places(RuleCompilation compilation, RuleProgram? program)
    {
        foreach (var rule in (program?.Producers ?? []).OfType<Producer.Record>().SelectMany(record => record.Rules))
        {
            yield return compilation.GetRulePlace(rule.Name)?.Span;
            yield return rule.Body is RuleBody.Sequence sequence ? compilation.GetPlace(sequence.Pattern)?.Span : null;
            foreach (var expression in rule.Fields.Select(field => field.Value).Append(rule.Where).Append(rule.Unless).Append(rule.Score).OfType<ExpressionNode>())
            {
                yield return compilation.GetPlace(expression)?.Span;
            }
        }
    }

    private static string? Meaning(RuleCompilation a, SourceFile inA, RuleCompilation b, SourceFile inB)
    {
        var (one, other) = (a.GetSemanticModel(inA.Tree), b.GetSemanticModel(inB.Tree));
        foreach (var (x, y) in inA.Tree.Tokens().Zip(inB.Tree.Tokens()))
        {
            if (Name(a.GetSymbol(x)) != Name(b.GetSymbol(y)))
            {
                return $"`{x.Text}` names {Name(a.GetSymbol(x))} against {Name(b.GetSymbol(y))}";
            }

            var (left, right) = (one.GetName(x), other.GetName(y));
            if (left?.Kind != right?.Kind || left?.Name != right?.Name || Name(left?.Symbol) != Name(right?.Symbol))
            {
                return $"`{x.Text}` means {left} against {right}";
            }

            if (left?.Symbol is { } symbol && !a.Files.Contains(symbol.File))
            {
                return $"`{x.Text}` means something in a file of another compilation";
            }
        }

        foreach (var (x, y) in Expressions(inA).Zip(Expressions(inB)))
        {
            if (!Equals(a.GetType(x), b.GetType(y)))
            {
                return $"`{x.ToFullString()}` has the type {a.GetType(x)} against {b.GetType(y)}";
            }
        }

        return null;
    }

    private static IEnumerable<ExpressionSyntax> Expressions(SourceFile file) =>
        file.Tree.Declarations.SelectMany(declaration => declaration.DescendantNodesAndSelf()).OfType<ExpressionSyntax>();

    private static string? Name(Symbol? symbol) => symbol is null ? null : $"{symbol.KindName} {symbol.FullName} at {symbol.Location.Span.Start}";
}
