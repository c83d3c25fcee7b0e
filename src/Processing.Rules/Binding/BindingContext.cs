using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>What all binders of one compilation share.</summary>
internal sealed class BindingContext(PackageTable packages, DataFileTable dataFiles, CompilationLimits limits, LiteralCache literals, DiagnosticBag diagnostics, CancellationToken cancellation)
{
    private const int MostLooks = 1_000_000;

    private readonly Dictionary<SourceFile, FileScope> _scopes = [];
    private int _looks = MostLooks;

    public PackageTable Packages { get; } = packages;

    public DataFileTable DataFiles { get; } = dataFiles;

    public CompilationLimits Limits { get; } = limits;

    public LiteralCache Literals { get; } = literals;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>Whether the caller gave up; looked at by every loop that can be long.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Size and depth of named patterns once expanded.</summary>
    public ExpansionTable Expansions { get; init; } = new();

    /// <summary>Takes what is asked and noted while a declaration is bound; null where nobody wants it.</summary>
    public UnitLog? Log { get; init; }

    /// <summary>How many names were looked at for a suggestion; where some were, what is said depends on all names.</summary>
    public int Looks => MostLooks - _looks;

    /// <summary>Records by their type.</summary>
    public Dictionary<Matching.Values.DataType, RecordSymbol> Records { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Enums by full name.</summary>
    public Dictionary<string, EnumSymbol> Enums { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes that a token names a value of a type, where the type is an enum, or where the value has a code.</summary>
    public void NoteValue(SyntaxToken token, Matching.Values.DataType type)
    {
        NoteCode(token, type.Kind);
        if (type.EnumName is { } name)
        {
            Log?.AddValue(token, name);
        }
    }

    /// <summary>Notes a token that is written as a code, where no standard assigns it: that compiles, and analyzers ask for it.</summary>
    public void NoteCode(SyntaxToken token, Matching.Values.ValueKind kind)
    {
        var text = token.Kind == SyntaxKind.String ? StringLiteral.Decode(token) : token.Text;
        if (!Matching.Values.CodeLists.IsAssigned(kind == Matching.Values.ValueKind.Money ? text[(text.LastIndexOf(' ') + 1)..] : text, kind))
        {
            Log?.AddCode(token, kind);
        }
    }

    /// <summary>The record that a type stands for; null where it is no record's.</summary>
    public RecordSymbol? FindRecord(Matching.Values.DataType type)
    {
        var record = Records.GetValueOrDefault(type);
        if (type.RecordName is { } name)
        {
            Log?.AddName(name);
        }

        return record;
    }

    /// <summary>The nearest of the names that are visible somewhere; null for none, and for all that come after very many: a broken file must not cost its mistakes times all names.</summary>
    public string? Nearest(string name, IEnumerable<string> visible) => Spelling.Nearest(name, visible, ref _looks);

    public FileScope ScopeOf(SourceFile file)
    {
        if (!_scopes.TryGetValue(file, out var scope))
        {
            _scopes.Add(file, scope = new FileScope(file, Packages, Log));
        }

        return scope;
    }
}
