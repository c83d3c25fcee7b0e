using System.Collections.Immutable;
using Processing.Server.RuleSets;

namespace Processing.Cli.Loading;

/// <summary>The rule and data files of some paths as they were at one time, to be compared with another: their names, lengths and times of writing.</summary>
internal sealed class WatchedFiles : IEquatable<WatchedFiles>
{
    private readonly ImmutableSortedDictionary<string, (long Length, DateTime Written)> _files;

    private WatchedFiles(ImmutableSortedDictionary<string, (long Length, DateTime Written)> files) => _files = files;

    /// <summary>Looks at the files. What is away, or may not be looked at, is left out, so that its coming back is a change.</summary>
    /// <param name="paths">Folders, and files with the data files beside them.</param>
    public static WatchedFiles Look(IReadOnlyList<string> paths)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, (long, DateTime)>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            try
            {
                foreach (var file in FilesOf(path))
                {
                    if (Path.GetExtension(file) is ".rules" or ".tsv" or ".csv" or ".json" && new FileInfo(file) is { Exists: true } info)
                    {
                        files[file] = (info.Length, info.LastWriteTimeUtc);
                    }
                }
            }
            catch (Exception away) when (away is IOException or UnauthorizedAccessException)
            {
                // Another look comes soon.
            }
        }

        return new WatchedFiles(files.ToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(WatchedFiles? other) => other is not null && _files.SequenceEqual(other._files);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WatchedFiles);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.Count;

    // Data files may stand in folders below that of a rules file.
    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path) ? FolderWalk.Files(path) : File.Exists(path) ? FolderWalk.Files(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".") : [];
}
