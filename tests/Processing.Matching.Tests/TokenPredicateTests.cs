using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Predicates of tokens that are made ready hold where the expression, computed the general way, is true.</summary>
public sealed class TokenPredicateTests
{
    private const string Sample = "New york تهران ایران, 1,234 ۱۳۹۵ A x1 (می\u200Cرود) iPhone Москва don't 😀 12.5 الهند!";

    [Fact]
    public void Ready_predicates_agree_with_expressions()
    {
        var text = Tokens(Sample, TextLanguage.Persian);
        var program = Program(Words("L", "new york", "ایران"));
        var lattice = new DocumentLattice(PreparedProgram.Of(program), text, new MatchBudget(MatchLimits.Default, CancellationToken.None));
        var (held, failed) = (0, 0);
        foreach (var predicate in Predicates())
        {
            var test = new TokenTest(TokenClassKind.Any, null, predicate);
            Assert.NotNull(test.Ready);
            for (var token = 0; token < text.Count; token++)
            {
                var annotation = new Annotation(new TokenSpan(token, token + 1), text[token].Span, null, LexiconClitics.None);
                var expected = lattice.Evaluator.Accepts(predicate, annotation);
                Assert.True(expected == lattice.Evaluator.Accepts(test, token), $"{predicate} of {text.GetString(text[token].Span)}");
                _ = expected ? held++ : failed++;
            }
        }

        Assert.True(held > 100 && failed > 100, $"{held} held, {failed} failed");
    }

    [Fact]
    public void What_has_no_short_form_is_left_to_the_evaluator()
    {
        ExpressionNode value = new ExpressionNode.TokenAttribute(TokenAttributeKind.Value);
        Assert.Null(TokenPredicate.Of(null));
        Assert.Null(TokenPredicate.Of(Compare(value, BinaryOperator.Less, Const("5"))));
        Assert.Null(TokenPredicate.Of(new ExpressionNode.And([new ExpressionNode.TokenAttribute(TokenAttributeKind.Glued), Compare(value, BinaryOperator.Add, Const(5))])));
        Assert.Null(TokenPredicate.Of(Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Text), BinaryOperator.Less, Const("m"))));
    }

    private static List<ExpressionNode> Predicates()
    {
        static ExpressionNode Attribute(TokenAttributeKind kind) => new ExpressionNode.TokenAttribute(kind);
        var simple = new List<ExpressionNode> { Attribute(TokenAttributeKind.Glued), new ExpressionNode.TokenInAnnotation(0) };
        foreach (var comparison in new[] { BinaryOperator.Equal, BinaryOperator.NotEqual, BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual })
        {
            simple.Add(Compare(Attribute(TokenAttributeKind.Length), comparison, Const(4)));
            simple.Add(Compare(Attribute(TokenAttributeKind.Digits), comparison, Const(4)));
            simple.Add(Compare(Attribute(TokenAttributeKind.Value), comparison, Const(1395)));
            simple.Add(Compare(Attribute(TokenAttributeKind.Value), comparison, new ExpressionNode.Constant(new Value.Decimal(12.5m))));
        }

        foreach (var attribute in new[] { TokenAttributeKind.Length, TokenAttributeKind.Digits, TokenAttributeKind.Value })
        {
            simple.Add(new ExpressionNode.InRange(Attribute(attribute), 3, 4));
            simple.Add(new ExpressionNode.InRange(Attribute(attribute), 12.5m, 1395));
        }

        foreach (var comparison in new[] { BinaryOperator.Equal, BinaryOperator.NotEqual })
        {
            simple.Add(Compare(Attribute(TokenAttributeKind.Script), comparison, Const("arabic")));
            simple.Add(Compare(Attribute(TokenAttributeKind.Case), comparison, Const("Title")));
            simple.Add(Compare(Attribute(TokenAttributeKind.Case), comparison, Const("no such case")));
            simple.Add(Compare(Attribute(TokenAttributeKind.Text), comparison, Const("تهران")));
            simple.Add(Compare(Attribute(TokenAttributeKind.Text), comparison, Const("YORK")));
        }

        simple.Add(new ExpressionNode.InList(Attribute(TokenAttributeKind.Text), [new Value.Text("New"), new Value.Text("1234"), new Value.Text(",")]));
        simple.Add(new ExpressionNode.InList(Attribute(TokenAttributeKind.Case), [new Value.Text("upper"), new Value.Text("mixed")]));
        var random = new Random(4);
        var all = simple.ToList();
        for (var round = 0; round < 40; round++)
        {
            var (left, right) = (simple[random.Next(simple.Count)], simple[random.Next(simple.Count)]);
            all.Add(new ExpressionNode.Not(left));
            all.Add(new ExpressionNode.And([left, new ExpressionNode.Not(right)]));
            all.Add(new ExpressionNode.Or([left, right]));
        }

        return all;
    }
}
