using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Processing.Matching.Functions;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

// Calls that have no value whatever the document says.
internal sealed partial class Binder
{
    // Constants that functions make of constants are followed up to this length, in UTF-16 code units.
    private const int LongestText = 1_000;

    private void ReportNothing(ExpressionSyntax.Call syntax, FunctionDefinition function, ExpressionNode.Call call, ExpressionScope scope)
    {
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var parameter = function.Parameters[i];
            if (call.Arguments[i] is ExpressionNode.Constant { Value: var value } && NumberOf(value) is { } number && (number < parameter.Minimum || number > parameter.Maximum))
            {
                Report(scope.Reporting, BindingDiagnostics.OutOfBounds(At(syntax.Arguments?.Items[i] ?? (SyntaxNode)syntax), function, parameter, number));
                return;
            }
        }

        if (ConstantsOf(call.Arguments, function) is { } constants && function.Evaluate(constants) is null)
        {
            Report(scope.Reporting, BindingDiagnostics.CallWithoutValue(At(syntax), function));
        }
    }

    // Null where one is no constant; also where the moment of reference is asked for.
    private static ImmutableArray<Value?>? ConstantsOf(ImmutableArray<ExpressionNode> arguments, FunctionDefinition function)
    {
        if (function.DefaultsToReference && arguments.Length < function.Parameters.Length)
        {
            return null;
        }

        var constants = arguments.Select(ConstantOf).ToImmutableArray();
        return constants.Contains(null) ? null : constants;
    }

    private static Value? ConstantOf(ExpressionNode expression) => expression switch
    {
        ExpressionNode.Constant constant when !ReferenceEquals(constant, Poison.Node) => constant.Value,
        ExpressionNode.Call call when FunctionCatalogue.Find(call.Function) is { } function && ConstantsOf(call.Arguments, function) is { } constants
            && function.Evaluate(constants) is { } value and not Value.Text { Content.Length: > LongestText } => value,
        _ => null,
    };

    private static decimal? NumberOf(Value value) => value switch
    {
        Value.Integer integer => integer.Number,
        Value.Decimal number => number.Number,
        _ => null,
    };

    // Text of the document that is none of some words, unless it should happen to be: nothing in its pattern asks for one of them.
    private static bool IsOtherText(BoundExpression argument, ImmutableArray<string> words, ExpressionScope scope) =>
        TextBodiesOf(argument, scope) is { IsEmpty: false } bodies && !bodies.Any(body => AsksForOne(body, words));

    /// <summary>Whether an expression is text of the document that is no number, since each way to match it has letters.</summary>
    public static bool HasLetters(BoundExpression argument, ExpressionScope scope) => TextBodiesOf(argument, scope) is { IsEmpty: false } bodies && bodies.All(HasLetters);

    private static bool HasLetters(PatternNode pattern) => pattern switch
    {
        PatternNode.Literal literal => literal.Tokens.Any(token => token.Any(char.IsLetter)),
        PatternNode.TokenClass tokens => tokens.Class == TokenClassKind.Word,
        PatternNode.Sequence sequence => sequence.Parts.Any(HasLetters),
        PatternNode.Choice choice => choice.Alternatives.All(HasLetters),
        PatternNode.Repeat repeat => repeat.Minimum > 0 && HasLetters(repeat.Body),
        PatternNode.Capture capture => HasLetters(capture.Body),
        PatternNode.List list => HasLetters(list.Item),
        PatternNode.Both both => HasLetters(both.Left) || HasLetters(both.Right),
        _ => false,
    };

    // The patterns under a label whose value is its text; none for anything else.
    private static ImmutableArray<PatternNode> TextBodiesOf(BoundExpression argument, ExpressionScope scope)
    {
        var label = argument.Node switch
        {
            ExpressionNode.LabelText text => text.Label,
            ExpressionNode.LabelValue value when scope.Labels?.ShapeOf(value.Label).Kind is ShapeKind.Text or ShapeKind.Number => value.Label,
            _ => -1,
        };
        return label >= 0 && scope.Labels is { } labels ? labels.BodiesOf(label) : [];
    }

    private static bool AsksForOne(PatternNode pattern, ImmutableArray<string> words) => pattern switch
    {
        PatternNode.Literal literal => words.Contains(string.Join(' ', literal.Tokens)),
        PatternNode.Regex regex => words.Any(word => Regex.IsMatch(word, $@"\A(?:{regex.Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)),
        PatternNode.TokenClass tokens => tokens is { Class: TokenClassKind.Word or TokenClassKind.Any, Predicate: not null },
        PatternNode.Annotation => true,
        PatternNode.Sequence sequence => sequence.Parts.Any(part => AsksForOne(part, words)),
        PatternNode.Choice choice => choice.Alternatives.Any(alternative => AsksForOne(alternative, words)),
        PatternNode.Repeat repeat => AsksForOne(repeat.Body, words),
        PatternNode.Capture capture => AsksForOne(capture.Body, words),
        PatternNode.List list => AsksForOne(list.Item, words),
        PatternNode.Both both => AsksForOne(both.Left, words) || AsksForOne(both.Right, words),
        _ => false,
    };
}
