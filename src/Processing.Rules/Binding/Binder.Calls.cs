using System.Collections.Immutable;
using Processing.Matching.Functions;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindCall(ExpressionSyntax.Call syntax, ExpressionScope scope)
    {
        var given = syntax.Arguments?.Items ?? [];
        if (FunctionCatalogue.Find(syntax.Name.Text) is not { } function)
        {
            if (syntax.Name.Is("exists") && given is [ExpressionSyntax.Path asked])
            {
                Report(scope.Reporting, BindingDiagnostics.ExistsCalled(At(syntax.Name), At(syntax), $"{At(asked).Text} exists"));
                BindExpression(asked, scope);
                return Poison;
            }

            var near = MeantFunction(syntax.Name.Text) ?? Spelling.Nearest(syntax.Name.Text, FunctionCatalogue.All.Select(other => other.Name));
            Report(scope.Reporting, BindingDiagnostics.UnknownFunction(At(syntax.Name), syntax.Name.Text, near));
            return Poison;
        }

        var fewest = LastRequired(function) + 1;
        if (given.Length < fewest || given.Length > function.Parameters.Length)
        {
            Report(scope.Reporting, BindingDiagnostics.ArgumentCount(At(syntax.Name), function, fewest, given.Length));
            return Poison;
        }

        var arguments = new BoundExpression[given.Length];
        for (var i = 0; i < given.Length; i++)
        {
            arguments[i] = BindArgument(given[i], function, function.Parameters[i], scope);
        }

        var type = arguments.Length == 0 ? null : arguments[0].Type;
        if (function.Kinship != ArgumentKinship.None && !TryUnite(given, arguments, function, scope, out type))
        {
            return Poison;
        }

        var call = new ExpressionNode.Call(function.Name, [.. arguments.Select(argument => argument.Node)]);
        ReportNothing(syntax, function, call, scope);
        return new BoundExpression(call, ResultType(function, type));
    }

    private BoundExpression BindArgument(ExpressionSyntax syntax, FunctionDefinition function, FunctionParameter parameter, ExpressionScope scope)
    {
        if (!parameter.Choices.IsEmpty && ConstantNameOf(syntax, scope) is { } name)
        {
            if (!parameter.Choices.Contains(name.Text))
            {
                Report(scope.Reporting, BindingDiagnostics.UnknownChoice(At(name), name.Text, parameter.Name, parameter.Choices, Spelling.Nearest(name.Text, parameter.Choices)));
                return Poison;
            }

            return new BoundExpression(new ExpressionNode.Constant(new Value.Text(name.Text)), Types.Text);
        }

        if (!parameter.Choices.IsEmpty && syntax is ExpressionSyntax.Constant { Token: { Kind: SyntaxKind.String } text } && StringLiteral.Decode(text) is var word && !parameter.Choices.Contains(word))
        {
            Report(scope.Reporting, BindingDiagnostics.UnknownChoice(At(text), word, parameter.Name, parameter.Choices, Spelling.Nearest(word, parameter.Choices)));
            return Poison;
        }

        if (parameter.CodeOf is { } code && syntax is ExpressionSyntax.Constant { Token: { Kind: SyntaxKind.String } written })
        {
            if (code == ValueKind.Money && !ValueText.IsCurrency(StringLiteral.Decode(written)))
            {
                Report(scope.Reporting, BindingDiagnostics.BadCode(At(written), StringLiteral.Decode(written), "currency"));
                return Poison;
            }

            _context.NoteCode(written, code);
        }

        // What is only printed, counted or added up need not be alike.
        var argument = BindExpression(syntax, parameter.Accepts.IsEmpty && function.Returns is not null ? scope with { Expected = null, ListFor = parameter } : scope);
        if (argument.Type is not { } type || Accepts(parameter, type))
        {
            if (!parameter.Choices.IsEmpty && IsOtherText(argument, parameter.Choices, scope))
            {
                Report(scope.Reporting, BindingDiagnostics.TextForChoice(At(syntax), function, parameter));
                return Poison;
            }

            if (parameter.Accepts.Contains(ValueKind.Decimal) && HasLetters(argument, scope))
            {
                Report(scope.Reporting, BindingDiagnostics.WordForNumber(At(syntax), function, parameter));
                return Poison;
            }

            return argument;
        }

        if (argument.IsNumberToken && parameter.Accepts.Any(kind => kind is ValueKind.Integer or ValueKind.Decimal))
        {
            return AsNumber(argument);
        }

        // A label stands for its text where only a text will do.
        if (argument.Label >= 0 && parameter.Accepts.Contains(ValueKind.Text))
        {
            return new BoundExpression(new ExpressionNode.LabelText(argument.Label), Types.Text);
        }

        Report(scope.Reporting, BindingDiagnostics.ArgumentType(At(syntax), function, parameter, Types.Describe(type)));
        return Poison;
    }

    // The function that a word of another language stands for.
    private static string? MeantFunction(string word) => word switch
    {
        "int" or "toint" => "integer",
        "float" or "double" or "parse" or "val" => "number",
        "len" or "size" => "length",
        "str" or "string" or "tostring" => "text",
        "lowercase" or "tolower" or "lcase" => "lower",
        "uppercase" or "toupper" or "ucase" => "upper",
        "strip" => "trim",
        "startswith" => "starts_with",
        "endswith" => "ends_with",
        _ => null,
    };

    // A bare name, or a text, that stands for one of the choices of a parameter.
    private static SyntaxToken? ConstantNameOf(ExpressionSyntax syntax, ExpressionScope scope) => syntax switch
    {
        ExpressionSyntax.Path { Names.Count: 1 } path when !IsKnownName(path.Names[0].Text, scope) => path.Names[0],
        _ => null,
    };

    private static bool Accepts(FunctionParameter parameter, DataType type) =>
        IsOneOf(parameter.Accepts, type) && IsOneOf(parameter.Items, type.Element ?? type);

    private static bool IsOneOf(ImmutableArray<ValueKind> kinds, DataType type) =>
        kinds.IsEmpty || kinds.Contains(type.Kind)
        || (type.Kind == ValueKind.Integer && kinds.Contains(ValueKind.Decimal))
        || (Types.IsTextual(type) && kinds.Contains(ValueKind.Text));

    private static int LastRequired(FunctionDefinition function)
    {
        for (var i = function.Parameters.Length - 1; i >= 0; i--)
        {
            if (!function.Parameters[i].IsOptional)
            {
                return i;
            }
        }

        return -1;
    }

    private static DataType? ResultType(FunctionDefinition function, DataType? first) =>
        function.Returns is { } type ? type
        : function.ReturnsItem ? first?.Element ?? first
        : function.ReturnsList && first?.Kind is not (null or ValueKind.List) ? first.ToList()
        : first;
}
