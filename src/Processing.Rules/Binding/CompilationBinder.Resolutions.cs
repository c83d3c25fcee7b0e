using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class CompilationBinder
{
    // Which records are in which `resolve` is known before the order of producers is.
    private void BindResolutions()
    {
        var first = new Dictionary<RecordSymbol, SyntaxToken>();
        foreach (var resolve in Resolutions())
        {
            var records = ImmutableArray.CreateBuilder<RecordSymbol>();
            foreach (var name in resolve.Syntax.Records.Items)
            {
                if (FindRecord(resolve.File, name) is not { } record)
                {
                    continue;
                }

                if (record.Resolution is { } other)
                {
                    _diagnostics.Add(other == resolve
                        ? BindingDiagnostics.NamedTwiceInResolve(resolve.File.At(name), record.Name, other.File.At(first[record]))
                        : BindingDiagnostics.ResolvedTwice(resolve.File.At(name), record.Name, other.File.At(first[record])));
                    continue;
                }

                first.Add(record, name);
                record.Resolution = resolve;
                records.Add(record);
            }

            resolve.Records = records.ToImmutable();
            CheckCriteria(resolve);
        }
    }

    private void CheckCriteria(ResolveSymbol resolve)
    {
        var seen = new Dictionary<string, SyntaxToken>(StringComparer.Ordinal);
        foreach (var criterion in resolve.Syntax.Criteria?.Items ?? [])
        {
            if (!seen.TryAdd(criterion.Text, criterion))
            {
                _diagnostics.Add(BindingDiagnostics.RepeatedCriterion(resolve.File.At(criterion), criterion.Text, resolve.File.At(seen[criterion.Text])));
            }
        }
    }

    /// <summary>The record that a name stands for; null, and a diagnostic, where there is none.</summary>
    private RecordSymbol? FindRecord(SourceFile file, SyntaxToken name)
    {
        var scope = _context.ScopeOf(file);
        var found = scope.Find(name.Text, out var other);
        if (found is RecordSymbol record)
        {
            if (other is not null)
            {
                _diagnostics.Add(BindingDiagnostics.AmbiguousName(file.At(name), name.Text, found, other));
            }

            _context.Log?.AddSymbol(name, record);
            return record;
        }

        if (found is not BrokenSymbol && !scope.IsExcused(name.Text))
        {
            var near = _context.Nearest(name.Text, scope.VisibleNames(package => package.Names.Values.OfType<RecordSymbol>().Select(symbol => symbol.Name)));
            _diagnostics.Add(BindingDiagnostics.UnknownRecord(file.At(name), name.Text, found, near, found is null ? scope.PackageToImport(name.Text) : null));
        }

        return null;
    }

    private ImmutableArray<OverlapPolicy> Policies() =>
    [
        .. Resolutions()
            .Select(resolve => new OverlapPolicy([.. resolve.Records.Select(record => record.Index).Where(index => index >= 0).Order()], CriteriaOf(resolve.Syntax)))
            .Where(policy => !policy.Producers.IsEmpty)
            .OrderBy(policy => policy.Producers[0]),
    ];

    private static ImmutableArray<OverlapCriterion> CriteriaOf(ResolveSyntax syntax) =>
    [
        .. (syntax.Criteria?.Items ?? []).Select(criterion => criterion.Text switch
        {
            "longest" => OverlapCriterion.Longest,
            "score" => OverlapCriterion.Score,
            _ => OverlapCriterion.Priority,
        }),
    ];

    private IEnumerable<ResolveSymbol> Resolutions() => SymbolsOf(_reachable, package => package.Resolutions).OfType<ResolveSymbol>()
        .OrderBy(symbol => symbol.File.File.Path, StringComparer.Ordinal)
        .ThenBy(symbol => symbol.Location.Span.Start);
}
