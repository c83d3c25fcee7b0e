using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Rules.Syntax;

namespace Processing.Rules.Symbols;

/// <summary>A closed list of values.</summary>
public sealed class EnumSymbol : Symbol
{
    internal EnumSymbol(SourceFile file, EnumSyntax syntax)
        : base(file, syntax, syntax.Name)
    {
        Syntax = syntax;
        Values = [.. syntax.Clauses.OfType<EnumValuesSyntax>().SelectMany(clause => clause.Names.Items)];
        Type = new DataType(ValueKind.Enum) { EnumName = FullName, Choices = [.. Values.Select(token => token.Text).Distinct(StringComparer.Ordinal)] };
    }

    /// <summary>Its declaration.</summary>
    public EnumSyntax Syntax { get; }

    /// <summary>The tokens that name its values, in the order written; one that stands twice stands twice here.</summary>
    public ImmutableArray<SyntaxToken> Values { get; }

    /// <summary>The type of its values.</summary>
    public DataType Type { get; }

    /// <inheritdoc/>
    public override string KindName => "enum";
}
