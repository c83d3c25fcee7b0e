using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;

namespace Processing.Rules.Binding;

/// <summary>The data files of a compilation, each read at most once.</summary>
internal sealed class DataFileTable(IEnumerable<RuleFile> roots, IEnumerable<RuleFile> libraries, CompilationLimits limits, DiagnosticBag diagnostics, CancellationToken cancellation)
{
    private readonly Dictionary<string, RuleFile> _roots = ByPath(roots);
    private readonly Dictionary<string, RuleFile> _libraries = ByPath(libraries);
    private readonly Dictionary<RuleFile, DataTable?> _tables = new(ReferenceEqualityComparer.Instance);

    /// <summary>The data file that a rules file names, relative to its own folder; null where there is none.</summary>
    /// <param name="from">The rules file.</param>
    /// <param name="name">The name as written.</param>
    public RuleFile? Find(SourceFile from, string name)
    {
        var path = Resolve(from.File.Path, name);
        var (first, second) = from.Origin == FileOrigin.Root ? (_roots, _libraries) : (_libraries, _roots);
        return path is null ? null : first.GetValueOrDefault(path) ?? second.GetValueOrDefault(path);
    }

    /// <summary>The table in a file; null where it is none, which was reported. Its rows count for nothing where some have surplus cells.</summary>
    public DataTable? TableIn(RuleFile file)
    {
        if (!_tables.TryGetValue(file, out var table))
        {
            _tables.Add(file, table = Read(file));
        }

        return table;
    }

    /// <summary>Names of data files beside a rules file, for suggestions.</summary>
    public IEnumerable<string> NamesBeside(SourceFile from)
    {
        var folder = FolderOf(from.File.Path);
        return (from.Origin == FileOrigin.Root ? _roots : _libraries).Keys
            .Where(path => FolderOf(path) == folder).Select(path => path[folder.Length..]);
    }

    private DataTable? Read(RuleFile file)
    {
        if (file.Content.Length > limits.MaxDataFileBytes)
        {
            var empty = SourceText.From("", file.DisplayPath);
            diagnostics.Add(EmitDiagnostics.FileTooLarge(
                new SourceLocation(empty, new SourceSpan(0, 0)), file.Content.Length, limits.MaxDataFileBytes, "compilation.max_data_file_bytes"));
            return null;
        }

        var before = diagnostics.Count;
        var table = DataTable.Read(file, diagnostics, cancellation);

        // The columns of a table with surplus cells are known, so what is asked of them can be judged.
        return diagnostics.Count > before + table.SurplusRows ? null : table;
    }

    // `a/b.rules` and `../c.tsv` give `c.tsv`; null for a path that leaves the root.
    private static string? Resolve(string rules, string name)
    {
        var parts = new List<string>((FolderOf(rules) + name).Split('/'));
        var resolved = new List<string>();
        foreach (var part in parts)
        {
            if (part is "." or "")
            {
                continue;
            }

            if (part != "..")
            {
                resolved.Add(part);
            }
            else if (resolved.Count > 0)
            {
                resolved.RemoveAt(resolved.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return string.Join('/', resolved);
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static Dictionary<string, RuleFile> ByPath(IEnumerable<RuleFile> files)
    {
        var byPath = new Dictionary<string, RuleFile>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => !file.IsRules))
        {
            byPath.TryAdd(file.Path, file);
        }

        return byPath;
    }
}
