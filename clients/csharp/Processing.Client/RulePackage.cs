using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Processing.Client;

/// <summary>The files of rules, as they are sent to a server.</summary>
public static partial class RulePackage
{
    /// <summary>Name of the file of field numbers.</summary>
    public const string NumbersFile = "schema.numbers.json";

    /// <summary>The rules of a folder and all below it, with the data files that they name and the file of field numbers, by path with <c>/</c>.</summary>
    /// <exception cref="IOException">There are no rules, or a file cannot be read.</exception>
    public static ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> ReadFolder(string folder)
    {
        var files = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        Add(path => path.EndsWith(".rules", StringComparison.Ordinal));
        if (files.Count == 0)
        {
            throw new IOException($"{folder} holds no .rules file");
        }

        // A folder may hold thousands of documents beside its rules, so only files that the rules name are read as data.
        var names = files.Values.SelectMany(rules => DataFile().Matches(Encoding.UTF8.GetString(rules.Span))).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Add(path => path == NumbersFile || names.Contains(path[(path.LastIndexOf('/') + 1)..]));
        return [.. files];

        void Add(Func<string, bool> wanted)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                if (Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/') is var path && wanted(path))
                {
                    files[path] = File.ReadAllBytes(file);
                }
            }
        }
    }

    [GeneratedRegex("from[ \\t]*\"(?:[^\"\\r\\n]*/)?([^\"/\\r\\n]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex DataFile();
}
