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
    private readonly ImmutableArray<SourceFile> _files;
    private readonly KeptProducers _keeps;
    private readonly DiagnosticBag _diagnostics = new();
    private readonly BindingContext _context;
    private readonly List<SourceFile> _reachable = [];
    private readonly List<RuleSymbol> _orphans = [];
    private readonly Dictionary<Symbol, object> _compiled = [];

    private CompilationBinder(ImmutableArray<SourceFile> files, ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, CompilationLimits limits, KeptProducers keeps, LiteralCache literals, CancellationToken cancellation)
    {
        _keeps = keeps;
        _files = files;
        var duplicates = new DiagnosticBag();
        var packages = new PackageTable(files, duplicates);
        _context = new BindingContext(packages, new DataFileTable(roots, libraries, limits, _diagnostics), limits, literals, _diagnostics, cancellation);
        FindReachableFiles();
        var reachable = _reachable.Select(file => file.Tree.Text).ToHashSet();
        foreach (var duplicate in duplicates.All.Where(duplicate => reachable.Contains(duplicate.Location.Source)))
        {
            _diagnostics.Add(duplicate);
        }
    }

    public static BoundCompilation Bind(ImmutableArray<SourceFile> files, ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, CompilationLimits limits, KeptProducers keeps, LiteralCache literals, CancellationToken cancellation) =>
        new CompilationBinder(files, roots, libraries, limits, keeps, literals, cancellation).Bind();

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
        var needed = _keeps == KeptProducers.All ? [.. order] : graph.ReachableFrom(order.OfType<RecordSymbol>().Where(record => record.IsEmitted).Concat<Symbol>(order.OfType<ZoneSymbol>()));
        Number(order, needed);
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
            _context.Symbols,
            _context.ExpressionTypes,
            _context)
        {
            AllDiagnostics = all,
            Order = order,
            Compiled = _compiled,
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
        var open = new Queue<Package>(_files.Where(file => file.Origin == FileOrigin.Root).Select(file => _context.Packages.Find(file.PackageName)).OfType<Package>());
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

        _reachable.AddRange(_files.Where(file => _context.Packages.Find(file.PackageName) is { } package && seen.Contains(package)));
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

    private void BindSymbol(Symbol symbol)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        switch (symbol)
        {
            case LexiconSymbol lexicon:
                _compiled.Add(lexicon, new LexiconBinder(_context, lexicon).Bind());
                break;
            case EntitySymbol entity:
                _compiled.Add(entity, new EntityBinder(_context, entity).Bind());
                break;
            case EnumSymbol closed:
                new EnumBinder(_context, closed).Check();
                break;
            case PatternSymbol pattern:
                new Binder(_context, _context.ScopeOf(pattern.File)).CheckNamedPattern(pattern);
                break;
            case RecordSymbol record:
                var shape = new RecordBinder(_context, record).Bind();
                var rules = record.Rules.Select(rule => new RuleBinder(_context, rule, record).Bind()).OfType<RuleDefinition>();
                _compiled.Add(record, new Producer.Record(record.FullName, shape, [.. rules])
                {
                    References = [.. record.References.Select(reference => new ReferenceBinder(_context, reference, record, shape).Bind())],
                });
                break;
            case ZoneSymbol zone:
                _compiled.Add(zone, new ZoneBinder(_context, zone).Bind());
                break;
            case RuleSymbol orphan:
                new RuleBinder(_context, orphan, null).Bind();
                break;
            default:
                break;
        }
    }

    private ImmutableArray<RuleTest> BindTests()
    {
        var tests = ImmutableArray.CreateBuilder<RuleTest>();
        var named = new Dictionary<(string Package, string Name), SourceLocation>();
        foreach (var file in _reachable.Where(file => file.Origin == FileOrigin.Root).OrderBy(file => file.File.DisplayPath, StringComparer.Ordinal))
        {
            foreach (var syntax in file.Tree.Declarations.OfType<TestSyntax>())
            {
                _context.Cancellation.ThrowIfCancellationRequested();
                if (new TestBinder(_context, file, syntax).Bind() is not { } test)
                {
                    continue;
                }

                tests.Add(test);
                if (!named.TryAdd((file.PackageName, test.Name), file.At(syntax.Name)))
                {
                    _diagnostics.Add(BindingDiagnostics.DuplicateTest(file.At(syntax.Name), test.Name, named[(file.PackageName, test.Name)]));
                }
            }
        }

        return tests.ToImmutable();
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
