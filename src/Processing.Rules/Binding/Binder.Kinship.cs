using Processing.Matching.Functions;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

// Arguments that must be of one type, because they become items of one list or are compared.
internal sealed partial class Binder
{
    // Fits the arguments to the type that they share, for items that of a single one, which is null where one is not known; false where a mistake was reported.
    private bool TryUnite(IReadOnlyList<ExpressionSyntax> given, BoundExpression[] arguments, FunctionDefinition function, ExpressionScope scope, out DataType? type)
    {
        type = null;
        return function.Kinship == ArgumentKinship.Ordered ? AreSingle(given, arguments, function, scope) && TryUniteAlike(given, arguments, function, scope, out type)
            : scope.ListFor is { } parameter ? TryUniteLoosely(given, arguments, parameter, scope, out type)
            : scope.Expected is { } wanted ? TryUniteAs(wanted, given, arguments, scope, out type)
            : TryUniteAlike(given, arguments, function, scope, out type);
    }

    private bool AreSingle(IReadOnlyList<ExpressionSyntax> given, BoundExpression[] arguments, FunctionDefinition function, ExpressionScope scope)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Type is { Kind: ValueKind.List or ValueKind.Row or ValueKind.Record } type)
            {
                Report(scope.Reporting, BindingDiagnostics.ArgumentWithoutOrder(At(given[i]), function, Types.Describe(type)));
                return false;
            }
        }

        return true;
    }

    private bool TryUniteAlike(IReadOnlyList<ExpressionSyntax> given, BoundExpression[] arguments, FunctionDefinition function, ExpressionScope scope, out DataType? type)
    {
        // A number token beside a number is one; beside a text it is a text.
        if (Array.Exists(arguments, argument => Types.IsNumber(argument.Type?.Element ?? argument.Type)))
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = AsNumber(arguments[i]);
            }
        }

        type = null;
        var first = 0;
        for (var i = 0; i < arguments.Length; i++)
        {
            var item = arguments[i].Type?.Element ?? arguments[i].Type;
            if (item is null || type is null)
            {
                (type, first) = (type ?? item, type is null ? i : first);
            }
            else if (Types.Shared(type, item) is { } shared)
            {
                type = shared;
            }
            else
            {
                Report(scope.Reporting, BindingDiagnostics.UnlikeArguments(At(given[i]), Types.Describe(item), At(given[first]), Types.Describe(type), function));
                return false;
            }
        }

        return true;
    }

    private bool TryUniteAs(DataType wanted, IReadOnlyList<ExpressionSyntax> given, BoundExpression[] arguments, ExpressionScope scope, out DataType? shared)
    {
        shared = wanted;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Type is not { } type)
            {
                continue;
            }

            var target = type.Kind == ValueKind.List ? wanted.ToList() : wanted;
            if (Coerce(arguments[i], target) is not { } fitted)
            {
                Report(scope.Reporting, BindingDiagnostics.ItemType(At(given[i]), Types.Describe(type.Element ?? type), Types.Describe(wanted), Types.HowToMake(wanted)));
                return false;
            }

            arguments[i] = new BoundExpression(fitted, target);
        }

        return true;
    }

    // Whoever takes the list takes items of several kinds; their type is told only where it is one.
    private bool TryUniteLoosely(IReadOnlyList<ExpressionSyntax> given, BoundExpression[] arguments, FunctionParameter parameter, ExpressionScope scope, out DataType? common)
    {
        common = null;
        DataType? shared = null;
        var isOne = true;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Type is not { } type)
            {
                isOne = false;
                continue;
            }

            var item = type.Element ?? type;
            if (!IsOneOf(parameter.Items, item))
            {
                Report(scope.Reporting, BindingDiagnostics.ItemType(At(given[i]), Types.Describe(item), string.Join(" or ", parameter.Items.Select(Types.Name)), null));
                return false;
            }

            shared = shared is null ? item : Types.Shared(shared, item);
            isOne &= shared is not null;
        }

        common = isOne ? shared : null;
        return true;
    }
}
