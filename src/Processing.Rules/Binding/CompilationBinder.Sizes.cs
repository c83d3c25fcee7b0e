using Processing.Matching.Execution;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;

namespace Processing.Rules.Binding;

/// <remarks>Each pattern has its limit, but very many that keep to it would fill the memory together; so the program has one too, which is counted before anything is built.</remarks>
internal sealed partial class CompilationBinder
{
    private void ReportProgramSize(IEnumerable<Symbol> emitted)
    {
        var total = default(ProgramSize);
        (Symbol? Symbol, long Count) mostStates = default, mostBytes = default;
        foreach (var (symbol, size) in emitted.SelectMany(SizesOf))
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            total += size;
            mostStates = size.States > mostStates.Count ? (symbol, size.States) : mostStates;
            mostBytes = size.Bytes > mostBytes.Count ? (symbol, size.Bytes) : mostBytes;
        }

        var (states, bytes) = (_context.Limits.MaxProgramStates, _context.Limits.MaxProgramBytes);
        if (total.States > states && mostStates.Symbol is { } wide)
        {
            _diagnostics.Add(EmitDiagnostics.TooManyProgramStates(wide.Location, mostStates.Count, total.States, states));
        }
        else if (total.Bytes > bytes && mostBytes.Symbol is { } large)
        {
            _diagnostics.Add(EmitDiagnostics.ProgramTooLarge(large.Location, mostBytes.Count, total.Bytes, bytes));
        }
    }

    // What an author can make smaller: a record is the sum of its rules.
    private IEnumerable<(Symbol Symbol, ProgramSize Size)> SizesOf(Symbol symbol) => symbol is not RecordSymbol record
        ? _units.TryGetValue(symbol.Declaration, out var unit) ? [(symbol, unit.Size)] : []
        : record.Rules.Select(rule => ((Symbol)rule, _units[rule.Declaration].Size))
            .Concat(record.References.Select(reference => (symbol, _units[reference.Declaration].Size)));
}
