using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Binds the types of fields and entities.</summary>
internal sealed class TypeBinder(BindingContext context, SourceFile file)
{
    /// <summary>The type, without its <c>?</c>; null where it is not known.</summary>
    public DataType? Bind(TypeSyntax syntax) => BindName(syntax.Name) is { } type ? syntax.List is null ? type : type.ToList() : null;

    /// <summary>The type that a name stands for; null where it is not known, which is reported.</summary>
    public DataType? BindName(SyntaxToken name)
    {
        if (Types.ByName.TryGetValue(name.Text, out var builtIn))
        {
            return builtIn;
        }

        var scope = context.ScopeOf(file);
        var symbol = scope.Find(name.Text, out var other);
        if (other is not null && symbol is not null)
        {
            context.Diagnostics.Add(BindingDiagnostics.AmbiguousName(file.At(name), name.Text, symbol, other));
        }

        switch (symbol)
        {
            case ProducerSymbol producer:
                context.Log?.AddSymbol(name, producer);
                return producer.IsBroken ? null : producer.Type ?? Types.Text;
            case EnumSymbol closed:
                context.Log?.AddSymbol(name, closed);
                return closed.IsBroken ? null : closed.Type;
            case BrokenSymbol:
                return null;
            case null when scope.IsExcused(name.Text):
                return null;
            default:
                var names = Types.ByName.Keys.Concat(scope.VisibleNames(package => package.Names.Values.Where(named => named is ProducerSymbol or EnumSymbol).Select(other => other.Name)));
                context.Diagnostics.Add(BindingDiagnostics.UnknownType(file.At(name), name.Text, symbol, Types.MeantBy(name.Text) ?? context.Nearest(name.Text, names)));
                return null;
        }
    }
}
