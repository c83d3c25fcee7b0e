using Processing.Documents;

namespace Processing.Cli.Loading;

/// <summary>Finds and reads the documents that a command line names.</summary>
internal static class DocumentFiles
{
    /// <summary>The files, folders taken apart and sorted by name; <c>-</c> stands for standard input.</summary>
    /// <exception cref="UsageException">A path is not there.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            }
            else if (path == "-" || File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw new UsageException($"there is no file or folder `{path}`");
            }
        }

        return files;
    }

    /// <summary>Reads one document. Its format is told by content.</summary>
    public static async Task<DocumentInput> ReadAsync(string file, CancellationToken cancellation)
    {
        if (file != "-")
        {
            return new DocumentInput(await File.ReadAllBytesAsync(file, cancellation));
        }

        using var memory = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(memory, cancellation);
        return new DocumentInput(memory.ToArray());
    }
}
