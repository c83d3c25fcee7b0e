namespace Processing.Cli.Loading;

/// <summary>Finds the evaluation data, which is not part of the project: its licences differ and its texts belong to others.</summary>
internal static class EvaluationFolder
{
    // Beside the checkout.
    private const string Beside = "shared/eval";

    /// <summary>The folder that is named; otherwise <c>shared/eval</c> beside the checkout that holds the working folder or the program.</summary>
    /// <exception cref="UsageException">It is not there.</exception>
    public static string Locate(string? named)
    {
        if (named is not null)
        {
            return Directory.Exists(named) ? named : throw new UsageException($"there is no folder `{named}`");
        }

        return Find(Directory.GetCurrentDirectory()) ?? Find(AppContext.BaseDirectory)
            ?? throw new UsageException($"there is no `../{Beside}` beside the checkout; name the folder of the evaluation data with --data");
    }

    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "..", Beside);
            if (File.Exists(Path.Combine(folder.FullName, "Processing.sln")) && Directory.Exists(data))
            {
                return Path.GetFullPath(data);
            }
        }

        return null;
    }
}
