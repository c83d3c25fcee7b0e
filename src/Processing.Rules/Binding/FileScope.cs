using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>What the names of one file mean: its own package first, then what it imports.</summary>
internal sealed class FileScope
{
    private readonly Package _own;
    private readonly List<(Package Package, HashSet<string>? Names)> _imports = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly PackageTable _packages;
    private readonly UnitLog? _log;
    private bool? _hasUnreadEnum;

    /// <summary>The scope of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="packages">What is declared.</param>
    /// <param name="log">Takes the names that are asked for; null where nobody wants them.</param>
    public FileScope(SourceFile file, PackageTable packages, UnitLog? log = null)
    {
        File = file;
        _log = log;
        _packages = packages;
        _own = packages.Find(file.PackageName) ?? new Package(file.PackageName);
        foreach (var import in file.Imports)
        {
            var names = import.Items is { } items ? items.Names.Items.Select(token => token.Text).ToHashSet(StringComparer.Ordinal) : null;
            if (packages.Find(SourceFile.Join(import.Path)) is { } package)
            {
                _imports.Add((package, names));
                _missing.UnionWith(names?.Where(name => !package.Declares(name) || Symbol.IsPrivateName(name)) ?? []);
            }
            else if (names is null)
            {
                HasUnknownImport = true;
            }
            else
            {
                _missing.UnionWith(names);
            }
        }
    }

    public SourceFile File { get; }

    /// <summary>Whether a whole package is missing, so that any name may come from it.</summary>
    public bool HasUnknownImport { get; }

    public IEnumerable<Package> ImportedPackages => _imports.Select(import => import.Package);

    /// <summary>Whether a name was announced by an import that failed, or may be that of a declaration that could not be read, so that its absence is no news.</summary>
    public bool IsExcused(string name)
    {
        _log?.AddName(SymbolChanges.Nameless);
        return HasUnknownImport || _own.HasNamelessDeclaration || _missing.Contains(name);
    }

    /// <summary>Whether an enum that is visible here could not be read in full, so that any word may be one of its values.</summary>
    public bool HasUnreadEnum
    {
        get
        {
            _log?.AddName(SymbolChanges.UnreadEnum);
            return _hasUnreadEnum ??= VisibleSymbols(package => package.Names.Values).Any(IsUnreadEnum);
        }
    }

    /// <summary>The symbol of a name; <paramref name="other"/> is another of the same name that is imported as well.</summary>
    public Symbol? Find(string name, out Symbol? other) => Find(static (package, wanted) => package.Names.GetValueOrDefault(wanted), name, out other);

    /// <summary>The zone of a name.</summary>
    public ZoneSymbol? FindZone(string name, out Symbol? other) => Find(static (package, wanted) => package.Zones.GetValueOrDefault(wanted), name, out other);

    /// <summary>Names that could be meant, for suggestions.</summary>
    public IEnumerable<string> VisibleNames(Func<Package, IEnumerable<string>> names) =>
        names(_own).Concat(_imports.SelectMany(import => names(import.Package).Where(name => IsImported(name, import.Names))));

    /// <summary>Symbols that names of the file can mean.</summary>
    public IEnumerable<Symbol> VisibleSymbols(Func<Package, IEnumerable<Symbol>> symbols) =>
        symbols(_own).Concat(_imports.SelectMany(import => symbols(import.Package).Where(symbol => IsImported(symbol.Name, import.Names))));

    /// <summary>The zones that hold for the file.</summary>
    public IEnumerable<ZoneSymbol> VisibleZones() =>
        _imports.SelectMany(import => import.Package.Zones.Values.Where(zone => IsImported(zone.Name, import.Names)));

    /// <summary>A package that declares a name but is not imported; null for none.</summary>
    public Package? FindElsewhere(string name) =>
        _packages.All.Where(package => package.Names.ContainsKey(name) && package != _own).OrderBy(package => package.Name, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The package whose import would make a name known; null for none, also where the name is private to its package.</summary>
    public string? PackageToImport(string name) => Symbol.IsPrivateName(name) ? null : FindElsewhere(name)?.Name;

    public void ReportImports(DiagnosticBag diagnostics)
    {
        foreach (var import in File.Imports)
        {
            var name = SourceFile.Join(import.Path);
            if (_packages.Find(name) is not { } package)
            {
                var at = new Sources.SourceLocation(
                    File.Tree.Text, File.Tree.GetSpan(import.Path[0]).Cover(File.Tree.GetSpan(import.Path[import.Path.Count - 1])));
                var (near, item) = MeantByImport(import, name);
                diagnostics.Add(BindingDiagnostics.UnknownPackage(at, name, near, item, OtherPackages.Where(other => other.StartsWith(import.Path[0].Text + ".", StringComparison.Ordinal) && !other.EndsWith(".tests", StringComparison.Ordinal))));
                continue;
            }

            foreach (var token in import.Items?.Names.Items ?? [])
            {
                if (Symbol.IsPrivateName(token.Text) && package.Declares(token.Text) && package != _own)
                {
                    diagnostics.Add(BindingDiagnostics.PrivateName(File.At(token), token.Text, package));
                }
                else if (!package.Declares(token.Text))
                {
                    diagnostics.Add(BindingDiagnostics.UnknownImport(File.At(token), token.Text, name, Spelling.Nearest(token.Text, package.AllNames.Where(other => !Symbol.IsPrivateName(other)))));
                }
            }
        }
    }

    private IEnumerable<string> OtherPackages =>
        _packages.All.Where(package => package != _own && package.Name.Length > 0).Select(package => package.Name).Order(StringComparer.Ordinal);

    // A name that is nearly that of a package; a package and a name of it, written as one; or the package whose last part is this.
    private (string? Package, string? Item) MeantByImport(ImportSyntax import, string name)
    {
        if (Spelling.Nearest(name, OtherPackages) is { } near)
        {
            return (near, null);
        }

        var last = import.Path[import.Path.Count - 1].Text;
        if (import.Items is null && import.Path.Count > 1 && _packages.Find(name[..(name.Length - last.Length - 1)]) is { } package)
        {
            var names = package.AllNames.Where(other => !Symbol.IsPrivateName(other)).ToArray();
            return (names.Contains(last) ? last : Spelling.Nearest(last, names)) is { } item ? (package.Name, item) : (null, null);
        }

        // `country` for `geo.countries`: the last part begins with nearly all that was written.
        var begin = last[..Math.Max(Math.Min(4, last.Length), last.Length - 2)];
        return (OtherPackages.FirstOrDefault(other => other[(other.LastIndexOf('.') + 1)..].StartsWith(begin, StringComparison.OrdinalIgnoreCase)), null);
    }

    /// <summary>Whether a symbol is an enum that could not be read in full.</summary>
    public static bool IsUnreadEnum(Symbol symbol) =>
        (symbol is EnumSymbol && symbol.Declaration.HasSkippedClauses) || (symbol.Declaration is SkippedDeclarationSyntax { Keyword: { } keyword } && keyword.Is("enum"));

    // Private names stay in their package, whatever is imported.
    private static bool IsImported(string name, HashSet<string>? names) => names?.Contains(name) != false && !Symbol.IsPrivateName(name);

    private T? Find<T>(Func<Package, string, T?> find, string name, out Symbol? other)
        where T : Symbol
    {
        other = null;
        _log?.AddName(name);
        if (find(_own, name) is { } own)
        {
            return own;
        }

        T? found = null;
        foreach (var (package, names) in _imports)
        {
            if (!IsImported(name, names) || find(package, name) is not { } symbol || symbol == found)
            {
                continue;
            }

            if (found is null)
            {
                found = symbol;
            }
            else
            {
                other = symbol;
            }
        }

        return found;
    }
}
