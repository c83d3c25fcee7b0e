namespace Processing.Server.RuleSets;

/// <summary>Finds the files under a folder, each once, however many links lead to it.</summary>
public static class FolderWalk
{
    // Editors lay locks beside the files that they have open, as links to nothing.
    private const string LockPrefix = ".#";

    /// <summary>The files of a folder and those under it, in no order. A file is named by the way without links where there is one; a link back to a folder above is not followed.</summary>
    /// <param name="folder">The folder; the names of the files begin with it as it is given.</param>
    public static IEnumerable<string> Files(string folder)
    {
        var start = RealPath(folder);
        var (seen, links) = (new HashSet<string>(StringComparer.Ordinal), new Queue<FileSystemInfo>());
        foreach (var file in Walk(new DirectoryInfo(folder), seen, links))
        {
            yield return file;
        }

        while (links.TryDequeue(out var link))
        {
            var target = RealPath(link.FullName);
            var shown = Path.Combine(folder, Path.GetRelativePath(folder, link.FullName));
            if (!Directory.Exists(target))
            {
                if (seen.Add(target))
                {
                    yield return shown;
                }
            }
            else if (!IsWithin(start, target))
            {
                foreach (var file in Walk(new DirectoryInfo(shown), seen, links))
                {
                    yield return file;
                }
            }
        }
    }

    /// <summary>The whole path of a file or folder with every link in it followed; of what is not there, as far as it is.</summary>
    public static string RealPath(string path)
    {
        var whole = Path.GetFullPath(path);
        var real = Path.GetPathRoot(whole) ?? "";
        foreach (var part in whole[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            FileSystemInfo entry = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            if (entry.LinkTarget is not null)
            {
                // A link to nothing stays; the way to what a link names may hold links itself.
                real = entry.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target ? RealPath(target.FullName) : real;
            }
        }

        return real;
    }

    /// <summary>Whether a path is a folder or lies in it. Both are whole paths without links.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> Walk(DirectoryInfo folder, HashSet<string> seen, Queue<FileSystemInfo> links)
    {
        var real = RealPath(folder.FullName);
        if (!seen.Add(real))
        {
            yield break;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if ((entry.Attributes & FileAttributes.ReparsePoint) != 0)
            {
                if (!entry.Name.StartsWith(LockPrefix, StringComparison.Ordinal))
                {
                    links.Enqueue(entry);
                }
            }
            else if (entry is DirectoryInfo inner)
            {
                foreach (var file in Walk(new DirectoryInfo(Path.Combine(folder.ToString(), inner.Name)), seen, links))
                {
                    yield return file;
                }
            }
            else if (seen.Add(Path.Combine(real, entry.Name)))
            {
                yield return Path.Combine(folder.ToString(), entry.Name);
            }
        }
    }
}
