using Processing.Rules.Syntax;

namespace Processing.Rules.Symbols;

/// <summary>Words that stand for a record found earlier.</summary>
public sealed class ReferenceSymbol : Symbol
{
    internal ReferenceSymbol(SourceFile file, ReferenceSyntax syntax)
        : base(file, syntax, syntax.Record) => Syntax = syntax;

    /// <summary>Its declaration.</summary>
    public ReferenceSyntax Syntax { get; }

    /// <summary>The record; null where there is none of that name.</summary>
    public RecordSymbol? Record { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "reference";
}
