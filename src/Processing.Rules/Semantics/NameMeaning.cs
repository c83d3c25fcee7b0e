using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Semantics;

/// <summary>What a name means. Two are equal when they mean the same thing in the same compilation.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">The name.</param>
/// <param name="Symbol">The thing itself where it is declared; of a field its record, of a value its enum, of a label or parameter the declaration that introduces it; null for what is built in.</param>
public sealed record NameMeaning(NameKind Kind, string Name, Symbol? Symbol)
{
    /// <summary>The comment above the declaration or field, lines joined by a line feed; empty for none.</summary>
    public string Documentation => (Kind, Symbol) switch
    {
        (NameKind.Declaration, { } symbol) => symbol.Declaration.Documentation,
        (NameKind.Field, RecordSymbol record) => record.Syntax.Clauses.OfType<FieldSyntax>().FirstOrDefault(clause => clause.Name.Text == Name) is { } found ? DocumentationComment.Read(found.Name) : "",
        (NameKind.EnumValue, EnumSymbol closed) => closed.Syntax.Clauses.OfType<EnumValuesSyntax>().FirstOrDefault(clause => clause.Names.Items.Any(token => token.Text == Name)) is { } line ? DocumentationComment.Read(line.Names[0]) : "",
        _ => "",
    };
}

/// <summary>What kind of thing a name means.</summary>
public enum NameKind
{
    /// <summary>A lexicon, entity, record, pattern, rule or zone.</summary>
    Declaration = 0,

    /// <summary>A field of a record.</summary>
    Field,

    /// <summary>A label of a pattern, or a slot of a frame. In an entity, equal labels of its alternatives count as one.</summary>
    Label,

    /// <summary>A parameter of a pattern.</summary>
    Parameter,

    /// <summary>A function.</summary>
    Function,

    /// <summary>A type that needs no declaration.</summary>
    BuiltInType,

    /// <summary>A class of tokens.</summary>
    TokenClass,

    /// <summary>A value of an enum.</summary>
    EnumValue,
}
