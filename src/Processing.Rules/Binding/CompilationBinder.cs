using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Binds a compilation: names, then who uses whom, then each declaration after all that it uses.</summary>
internal sealed partial class CompilationBinder
{
    private readonly BindingInput _input;
    private readonly DiagnosticBag _diagnostics;
    private readonly BindingContext _context;
    private readonly List<SourceFile> _reachable = [];
    private readonly List<RuleSymbol> _orphans = [];
    private readonly Dictionary<Symbol, object> _compiled = [];

    private CompilationBinder(BindingInput input, BoundCompilation? earlier, CancellationToken cancellation)
    {
        _input = input;
        _earlier = earlier is not null && input.HasFrameOf(earlier.Input) ? earlier : null;
        _units = new Dictionary<DeclarationSyntax, BoundUnit>(_earlier?.Units.Count ?? 0, ReferenceEqualityComparer.Instance);
        _diagnostics = new DiagnosticBag(input.Limits.MaxFileDiagnostics);
        var duplicates = new DiagnosticBag(input.Limits.MaxFileDiagnostics);
        var packages = new PackageTable(input.Files, duplicates);
        var dataFiles = new DataFileTable(input.Roots, input.Libraries, input.Limits, _diagnostics, cancellation);
        _context = new BindingContext(packages, dataFiles, input.Limits, input.Literals, _diagnostics, cancellation) { Log = _log };
        FindReachableFiles();
        var reachable = _reachable.Select(file => file.Tree.Text).ToHashSet();
        foreach (var duplicate in duplicates.All.Where(duplicate => reachable.Contains(duplicate.Location.Source)))
        {
            _diagnostics.Add(duplicate);
        }
    }

    /// <summary>Binds a compilation.</summary>
    /// <param name="input">What is bound.</param>
    /// <param name="earlier">A compilation that it was derived from: what is the same there is not bound again, and the result is that of binding everything. Null for none.</param>
    /// <param name="cancellation">Whether the caller gave up.</param>
    public static BoundCompilation Bind(BindingInput input, BoundCompilation? earlier, CancellationToken cancellation) => new CompilationBinder(input, earlier, cancellation).Bind();

    private BoundCompilation Bind()
    {
        foreach (var file in _reachable)
        {
            Languages.BindLine(_context, file);
            _context.ScopeOf(file).ReportImports(_diagnostics);
        }

        BindRecordNames();
        _context.Cancellation.ThrowIfCancellationRequested();
        BindResolutions();
        BindReferenceNames();
        var start = SymbolsOf(_reachable.Where(file => file.Origin == FileOrigin.Root)).Concat(ImportedZones()).ToArray();
        var found = SymbolsOf(_reachable).OfType<RecordSymbol>().Where(record => record.IsEmitted);
        var graph = new DependencyGraph(start.Concat(found).Concat(_orphans), _context.ScopeOf, _context.Cancellation);
        graph.CutCycles(_diagnostics);
        _context.Cancellation.ThrowIfCancellationRequested();
        var order = graph.Order();
        _context.Cancellation.ThrowIfCancellationRequested();
        var needed = _input.Keeps == KeptProducers.All ? [.. order] : graph.ReachableFrom(order.OfType<RecordSymbol>().Where(record => record.IsEmitted).Concat<Symbol>(order.OfType<ZoneSymbol>()));
        Number(order, needed);
        CompareWithEarlier(order);
        var ofNames = _log.Take(default, isWhole: false, null);
        foreach (var symbol in order)
        {
            BindSymbol(symbol);
        }

        var tests = BindTests();
        ReportEmptyFiles();
        ReportProgramSize(order.Where(symbol => symbol is not ProducerSymbol || needed.Contains(symbol)));
        ImmutableArray<Diagnostic> all = [.. _reachable.SelectMany(file => file.Tree.Diagnostics), .. _diagnostics.All];
        return new BoundCompilation(
            [.. order.OfType<ProducerSymbol>().Where(needed.Contains).Select(symbol => _compiled[symbol]).Cast<Producer>()],
            [.. order.OfType<ZoneSymbol>().OrderBy(zone => zone.Index).Select(symbol => _compiled[symbol]).Cast<ZoneDefinition>()],
            Policies(),
            tests,
            DiagnosticOrder.Sort(all, _context.Limits.MaxFileDiagnostics),
            new BoundNotes([ofNames, .. _units.Values], _context),
            _context)
        {
            Input = _input,
            AllDiagnostics = all,
            Order = order,
            Compiled = _compiled,
            Units = _units,
        };
    }

    // What was asked for and says nothing is most likely another file than was meant.
    private void ReportEmptyFiles()
    {
        foreach (var file in _reachable.Where(file => file.Origin == FileOrigin.Root && file.Tree.Diagnostics.IsEmpty))
        {
            if (file.Tree.Declarations.All(declaration => declaration is PackageSyntax or ImportSyntax or LanguageSyntax))
            {
                _diagnostics.Add(BindingDiagnostics.EmptyFile(new SourceLocation(file.Tree.Text, new SourceSpan(0, 0))));
            }
        }
    }

    // Root files, the files of their packages, and those of packages that these import.
    private void FindReachableFiles()
    {
        var seen = new HashSet<Package>();
        var open = new Queue<Package>(_input.Files.Where(file => file.Origin == FileOrigin.Root).Select(file => _context.Packages.Find(file.PackageName)).OfType<Package>());
        while (open.TryDequeue(out var package))
        {
            if (!seen.Add(package))
            {
                continue;
            }

            foreach (var imported in package.Files.SelectMany(file => _context.ScopeOf(file).ImportedPackages))
            {
                open.Enqueue(imported);
            }
        }

        _reachable.AddRange(_input.Files.Where(file => _context.Packages.Find(file.PackageName) is { } package && seen.Contains(package)));
    }

    private void BindRecordNames()
    {
        foreach (var closed in SymbolsOf(_reachable).OfType<EnumSymbol>())
        {
            _context.Enums.TryAdd(closed.FullName, closed);
        }

        var rules = new Dictionary<RecordSymbol, List<RuleSymbol>>();
        foreach (var record in SymbolsOf(_reachable).OfType<RecordSymbol>())
        {
            record.IsEmitted = record.File.Origin == FileOrigin.Root && !record.IsPrivate;
            rules.Add(record, []);

            // A record has one type in all compilations derived from one another, so that what was bound to it stays so.
            record.Type = (_earlier?.Context.Packages.Counterpart(record) as RecordSymbol)?.Type ?? record.Type;
            if (record.Type is { } type)
            {
                _context.Records.Add(type, record);
            }
        }

        foreach (var rule in RulesOf(_reachable))
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            if (FindRecord(rule.File, rule.Syntax.Record) is { } record)
            {
                rule.Record = record;
                rules[record].Add(rule);
                record.IsEmitted |= rule.File.Origin == FileOrigin.Root && !record.IsPrivate;
            }

            if (rule.Record is null && rule.File.Origin == FileOrigin.Root)
            {
                _orphans.Add(rule);
            }
        }

        foreach (var (record, found) in rules)
        {
            record.Rules = [.. found.OrderBy(rule => rule.FullName, StringComparer.Ordinal)];
        }
    }

    private IEnumerable<Symbol> ImportedZones() => _reachable.Where(file => file.Origin == FileOrigin.Root)
        .SelectMany(file => _context.ScopeOf(file).VisibleZones());

    private static void Number(List<Symbol> order, HashSet<Symbol> needed)
    {
        var index = 0;
        foreach (var producer in order.OfType<ProducerSymbol>().Where(needed.Contains))
        {
            producer.Index = index++;
        }

        index = 0;
        foreach (var zone in order.OfType<ZoneSymbol>().OrderBy(zone => zone.FullName, StringComparer.Ordinal))
        {
            zone.Index = index++;
        }
    }

    // Their lines are counted when they are asked for.
    private Lazy<ImmutableArray<RuleTest>> BindTests()
    {
        var tests = new List<(RuleTest Test, SourceFile File, TestSyntax Syntax)>();
        var named = new Dictionary<(string Package, string Name), SyntaxToken>();
        foreach (var file in _reachable.Where(file => file.Origin == FileOrigin.Root).OrderBy(file => file.File.DisplayPath, StringComparer.Ordinal))
        {
            foreach (var declaration in file.Tree.Declarations)
            {
                if (declaration is not TestSyntax syntax)
                {
                    continue;
                }

                _context.Cancellation.ThrowIfCancellationRequested();
                if ((Kept(syntax, default) ?? Bound(syntax, default, new TestBinder(_context, file, syntax).Bind())).Result is not RuleTest test)
                {
                    continue;
                }

                tests.Add((test, file, syntax));
                if (!named.TryAdd((file.PackageName, test.Name), syntax.Name))
                {
                    var first = named[(file.PackageName, test.Name)];
                    var other = tests.First(earlier => ReferenceEquals(earlier.Syntax.Name, first)).File;
                    _diagnostics.Add(BindingDiagnostics.DuplicateTest(file.At(syntax.Name), test.Name, other.At(first)));
                }
            }
        }

        return new(() => [.. tests.Select(found => TestBinder.PlacedAt(found.Test, found.File.At(found.Syntax.Keyword).Start.Line))]);
    }

    private IEnumerable<Symbol> SymbolsOf(IEnumerable<SourceFile> files) => SymbolsOf(files, package => package.Names.Values.Concat<Symbol>(package.Zones.Values));

    private IEnumerable<RuleSymbol> RulesOf(IEnumerable<SourceFile> files) => SymbolsOf(files, package => package.Rules.Values).OfType<RuleSymbol>();

    private IEnumerable<Symbol> SymbolsOf(IEnumerable<SourceFile> files, Func<Package, IEnumerable<Symbol>> members)
    {
        var wanted = files.ToHashSet();
        return wanted.Select(file => file.PackageName).Distinct().Order(StringComparer.Ordinal)
            .Select(_context.Packages.Find).OfType<Package>()
            .SelectMany(members).Where(symbol => wanted.Contains(symbol.File) && symbol is not BrokenSymbol)
            .OrderBy(symbol => symbol.FullName, StringComparer.Ordinal);
    }
}
