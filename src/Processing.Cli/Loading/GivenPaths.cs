using Processing.Server.RuleSets;

namespace Processing.Cli.Loading;

/// <summary>The paths of a command line, where one may lie in another or be a link to it.</summary>
internal static class GivenPaths
{
    /// <summary>The paths that no other one covers, in their order: each file under them is then met once, under the widest folder, from which the names of data files count.</summary>
    /// <param name="paths">Files and folders; those that are not there are kept.</param>
    public static IReadOnlyList<string> Widest(IReadOnlyList<string> paths)
    {
        var whole = paths.Select(FolderWalk.RealPath).ToArray();
        return [.. paths.Where((_, index) => !Enumerable.Range(0, whole.Length).Any(other => IsCovered(index, other)))];

        bool IsCovered(int index, int other) => whole[index] == whole[other] ? other < index : FolderWalk.IsWithin(whole[index], whole[other]);
    }
}
