namespace Processing.Rules.Symbols;

/// <summary>All that the files of one package declare.</summary>
internal sealed class Package(string name)
{
    public string Name { get; } = name;

    public List<SourceFile> Files { get; } = [];

    /// <summary>Lexicons, patterns, entities, enums and records: they share a name space, since patterns name them alike.</summary>
    public Dictionary<string, Symbol> Names { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ZoneSymbol> Zones { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RuleSymbol> Rules { get; } = new(StringComparer.Ordinal);

    public List<ResolveSymbol> Resolutions { get; } = [];

    public List<ReferenceSymbol> References { get; } = [];

    /// <summary>Whether a declaration could not be read so far as to tell what it declares.</summary>
    public bool HasNamelessDeclaration { get; set; }

    public bool Declares(string name) => Names.ContainsKey(name) || Zones.ContainsKey(name) || Rules.ContainsKey(name);

    public IEnumerable<string> AllNames => Names.Keys.Concat(Zones.Keys).Concat(Rules.Keys);
}
