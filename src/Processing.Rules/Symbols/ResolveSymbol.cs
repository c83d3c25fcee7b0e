using System.Collections.Immutable;
using Processing.Rules.Syntax;

namespace Processing.Rules.Symbols;

/// <summary>What is declared about overlapping matches of records.</summary>
public sealed class ResolveSymbol : Symbol
{
    internal ResolveSymbol(SourceFile file, ResolveSyntax syntax)
        : base(file, syntax, syntax.Records[0], $"resolve {string.Join(", ", syntax.Records.Items.Select(token => token.Text))}") => Syntax = syntax;

    /// <summary>Its declaration.</summary>
    public ResolveSyntax Syntax { get; }

    /// <summary>The records that it names, once names are resolved.</summary>
    public ImmutableArray<RecordSymbol> Records { get; internal set; } = [];

    /// <inheritdoc/>
    public override string KindName => "declaration";
}
