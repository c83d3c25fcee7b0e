using Processing.Documents;
using Spectre.Console;

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

    /// <summary>Reads one document; null when the system does not let it be read, which is printed.</summary>
    public static async Task<DocumentInput?> TryReadAsync(string file, string? mediaType, IAnsiConsole errors, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(file, mediaType, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{file}: {refused.Message}");
            return null;
        }
    }

    /// <summary>Reads one document. The format is the one asked for, else the one of the file's extension (.json, .html, .htm, .xhtml, .xml, .rss, .atom, .md, .markdown, .docx, .pdf), else the content tells.</summary>
    public static async Task<DocumentInput> ReadAsync(string file, string? mediaType, CancellationToken cancellation)
    {
        if (file != "-")
        {
            mediaType ??= Path.GetExtension(file).ToLowerInvariant() switch
            {
                ".json" => "application/json",
                ".html" or ".htm" or ".xhtml" => "text/html",
                ".xml" or ".rss" or ".atom" => "application/xml",
                ".md" or ".markdown" => "text/markdown",
                ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                ".pdf" => "application/pdf",
                _ => null,
            };
            return new DocumentInput(await File.ReadAllBytesAsync(file, cancellation), mediaType);
        }

        using var memory = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(memory, cancellation);
        return new DocumentInput(memory.ToArray(), mediaType);
    }
}
