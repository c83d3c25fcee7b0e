using System.Collections.Frozen;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Symbols;

/// <summary>The packages of a compilation and what they declare.</summary>
internal sealed class PackageTable
{
    private static readonly FrozenSet<string> NamingKeywords = FrozenSet.Create("lexicon", "pattern", "entity", "enum", "record");

    private readonly Dictionary<string, Package> _packages = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;

    /// <summary>Declares all that the files hold.</summary>
    /// <param name="files">In an order that does not depend on how they were given.</param>
    /// <param name="diagnostics">Takes duplicates.</param>
    public PackageTable(IEnumerable<SourceFile> files, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        foreach (var file in files)
        {
            if (!_packages.TryGetValue(file.PackageName, out var package))
            {
                _packages.Add(file.PackageName, package = new Package(file.PackageName));
            }

            package.Files.Add(file);
            foreach (var declaration in file.Tree.Declarations)
            {
                Declare(package, file, declaration);
            }
        }
    }

    public IEnumerable<Package> All => _packages.Values;

    public Package? Find(string name) => _packages.GetValueOrDefault(name);

    /// <summary>The symbol of a key; null where nothing has that name.</summary>
    public Symbol? Find(SymbolKey key) => Find(key.Package) is not { } package ? null : key.Space switch
    {
        NameSpace.Zones => package.Zones.GetValueOrDefault(key.Name),
        NameSpace.Rules => package.Rules.GetValueOrDefault(key.Name),
        _ => package.Names.GetValueOrDefault(key.Name),
    };

    /// <summary>The symbol of the same kind and name as one of another compilation.</summary>
    public Symbol? Counterpart(Symbol symbol) => Find(symbol.Key) is { } found && found.GetType() == symbol.GetType() ? found : null;

    private void Declare(Package package, SourceFile file, DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case LexiconSyntax lexicon:
                Add(package.Names, new LexiconSymbol(file, lexicon));
                break;
            case PatternDeclarationSyntax pattern:
                Add(package.Names, new PatternSymbol(file, pattern));
                break;
            case EntitySyntax entity:
                Add(package.Names, new EntitySymbol(file, entity));
                break;
            case EnumSyntax closed:
                Add(package.Names, new EnumSymbol(file, closed));
                break;
            case RecordSyntax record:
                Add(package.Names, new RecordSymbol(file, record));
                break;
            case RuleSyntax rule:
                Add(package.Rules, new RuleSymbol(file, rule));
                break;
            case ZoneSyntax zone:
                Add(package.Zones, new ZoneSymbol(file, zone));
                break;
            case ResolveSyntax resolve:
                package.Resolutions.Add(new ResolveSymbol(file, resolve));
                break;
            case ReferenceSyntax reference:
                package.References.Add(new ReferenceSymbol(file, reference));
                break;
            case SkippedDeclarationSyntax skipped when skipped.Keyword is not { } keyword || NamingKeywords.Contains(keyword.Text):
                if (skipped.Name is { } name)
                {
                    package.Names.TryAdd(name.Text, new BrokenSymbol(file, skipped, name));
                }

                // Whatever it was to declare, a name that is missing may be it.
                package.HasNamelessDeclaration |= skipped.Name is null;
                break;
            default:
                break;
        }
    }

    private void Add<T>(Dictionary<string, T> names, T symbol)
        where T : Symbol
    {
        if (symbol.Declaration.HasSkippedClauses)
        {
            symbol.IsBroken = true;
        }

        if (symbol is not (RuleSymbol or ZoneSymbol) && SyntaxFacts.PatternKeywords.Contains(symbol.Name))
        {
            _diagnostics.Add(BindingDiagnostics.ReservedName(symbol.Location, symbol.Name));
        }

        if (names.TryAdd(symbol.Name, symbol))
        {
            return;
        }

        var first = names[symbol.Name];
        if (first is not BrokenSymbol)
        {
            _diagnostics.Add(BindingDiagnostics.DuplicateDeclaration(symbol, first));
        }
    }
}
