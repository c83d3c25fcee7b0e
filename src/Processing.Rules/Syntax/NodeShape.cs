using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Processing.Rules.Syntax;

/// <summary>How a kind of node is put together, read off its primary constructor, so that a rewriter knows every kind of node without a method for each.</summary>
/// <remarks>Every parameter of a node is a token, a node, an array or a separated list, with a property of the same name; a test holds all kinds to that.</remarks>
internal sealed class NodeShape
{
    private static readonly ConcurrentDictionary<Type, NodeShape> Shapes = new();
    private readonly ConstructorInvoker _constructor;
    private readonly PropertyInfo[] _parts;
    private readonly bool[] _isOptional;

    private NodeShape(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var parameters = constructor.GetParameters();
        var nullability = new NullabilityInfoContext();
        _constructor = ConstructorInvoker.Create(constructor);
        _parts = [.. parameters.Select(parameter => type.GetProperty(parameter.Name ?? "") ?? throw new InvalidOperationException($"{type.Name} has no property {parameter.Name}."))];
        _isOptional = [.. parameters.Select(parameter => nullability.Create(parameter).WriteState == NullabilityState.Nullable)];
    }

    public static NodeShape Of(Type type) => Shapes.GetOrAdd(type, kind => new NodeShape(kind));

    /// <summary>The node with other children; the same where the visitor gives back what it gets.</summary>
    public SyntaxNode Rebuild(SyntaxNode node, Func<object, object?> visit)
    {
        if (node is SkippedDeclarationSyntax skipped)
        {
            return Rebuild(skipped, visit);
        }

        var arguments = new object?[_parts.Length];
        var isChanged = false;
        for (var i = 0; i < _parts.Length; i++)
        {
            var before = _parts[i].GetValue(node);
            arguments[i] = Rebuild(before, visit);
            if (arguments[i] is null && before is not null && !_isOptional[i])
            {
                throw new InvalidOperationException($"{node.GetType().Name} cannot do without its {_parts[i].Name}.");
            }

            isChanged |= !IsSame(before, arguments[i]);
        }

        var clauses = node is DeclarationSyntax { Clauses: var before2 } ? RebuildArray(before2, visit) : [];
        isChanged |= node is DeclarationSyntax { Clauses: var same } && same != clauses;
        if (!isChanged)
        {
            return node;
        }

        var made = (SyntaxNode)_constructor.Invoke(arguments.AsSpan());
        if (made is not DeclarationSyntax declaration)
        {
            return made;
        }

        var whole = declaration with { Clauses = clauses };
        return whole with { Tokens = [.. whole.DescendantTokens()] };
    }

    private static SkippedDeclarationSyntax Rebuild(SkippedDeclarationSyntax node, Func<object, object?> visit)
    {
        var tokens = RebuildArray(node.Tokens, visit);
        if (tokens == node.Tokens)
        {
            return node;
        }

        return new SkippedDeclarationSyntax(tokens.FirstOrDefault(token => node.Keyword is { } word && token.Is(word.Text)), node.Name is null ? null : tokens.ElementAtOrDefault(1))
        {
            Tokens = tokens,
        };
    }

    private static object? Rebuild(object? part, Func<object, object?> visit) => part switch
    {
        null => null,
        SyntaxToken or SyntaxNode => visit(part),
        _ => ListShape.Of(part.GetType()).Rebuild(part, visit),
    };

    private static bool IsSame(object? before, object? after) => ReferenceEquals(before, after) || (before is ValueType && before.Equals(after));

    private static ImmutableArray<T> RebuildArray<T>(ImmutableArray<T> items, Func<object, object?> visit)
        where T : class
    {
        ImmutableArray<T>.Builder? changed = null;
        for (var i = 0; i < items.Length; i++)
        {
            var item = (T?)visit(items[i]);
            if (changed is null && !ReferenceEquals(item, items[i]))
            {
                changed = ImmutableArray.CreateBuilder<T>(items.Length);
                changed.AddRange(items.AsSpan()[..i]);
            }

            if (item is not null)
            {
                changed?.Add(item);
            }
        }

        return changed?.ToImmutable() ?? items;
    }

    private static SeparatedList<T>? RebuildList<T>(SeparatedList<T> list, Func<object, object?> visit)
        where T : class
    {
        var items = ImmutableArray.CreateBuilder<T>(list.Count);
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>(list.Count);
        var isChanged = false;
        for (var i = 0; i < list.Count; i++)
        {
            var separator = i == 0 ? null : (SyntaxToken?)visit(list.Separators[i - 1]);
            var item = (T?)visit(list[i]);
            isChanged |= !ReferenceEquals(item, list[i]) || (i > 0 && !ReferenceEquals(separator, list.Separators[i - 1]));
            if (item is null)
            {
                continue;
            }

            if (items.Count > 0)
            {
                separators.Add(separator ?? throw new InvalidOperationException("A separator between two items cannot be taken away."));
            }

            items.Add(item);
        }

        return !isChanged ? list : items.Count == 0 ? null : new SeparatedList<T>(items.ToImmutable(), separators.ToImmutable());
    }

    /// <summary>Rebuilds arrays and separated lists of one type of item.</summary>
    private abstract class ListShape
    {
        private static readonly ConcurrentDictionary<Type, ListShape> Known = new();

        public static ListShape Of(Type list) => Known.GetOrAdd(list, type =>
        {
            var shape = type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? typeof(ArrayShape<>) : typeof(SeparatedShape<>);
            return Activator.CreateInstance(shape.MakeGenericType(type.GetGenericArguments())) as ListShape ?? throw new InvalidOperationException($"{type} is no list of nodes.");
        });

        public abstract object? Rebuild(object list, Func<object, object?> visit);
    }

    private sealed class ArrayShape<T> : ListShape
        where T : class
    {
        public override object? Rebuild(object list, Func<object, object?> visit) => RebuildArray((ImmutableArray<T>)list, visit);
    }

    private sealed class SeparatedShape<T> : ListShape
        where T : class
    {
        public override object? Rebuild(object list, Func<object, object?> visit) => RebuildList((SeparatedList<T>)list, visit);
    }
}
