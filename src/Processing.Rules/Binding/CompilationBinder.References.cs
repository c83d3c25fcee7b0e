using Processing.Rules.Symbols;

namespace Processing.Rules.Binding;

internal sealed partial class CompilationBinder
{
    private void BindReferenceNames()
    {
        var references = SymbolsOf(_reachable, package => package.References).OfType<ReferenceSymbol>()
            .OrderBy(symbol => symbol.File.File.Path, StringComparer.Ordinal)
            .ThenBy(symbol => symbol.Location.Span.Start);
        foreach (var reference in references)
        {
            if (FindRecord(reference.File, reference.Syntax.Record) is { } record)
            {
                reference.Record = record;
                record.References = record.References.Add(reference);
            }
        }
    }
}
