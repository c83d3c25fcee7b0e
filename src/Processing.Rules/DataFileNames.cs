using System.Text;

namespace Processing.Rules;

/// <summary>Finds which data files a rules file may name, for hosts that read files, without compiling it.</summary>
public static class DataFileNames
{
    /// <summary>The last part of each path that stands in quotes behind a <c>from</c>, in O(bytes). It may hold names that no lexicon uses, and misses none.</summary>
    public static IEnumerable<string> In(RuleFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.IsRules)
        {
            yield break;
        }

        // No text spans lines, so what a line holds between quotes is all that there is; escapes stand for no letter that file names need.
        foreach (var line in Encoding.UTF8.GetString(file.Content.Span).Split('\n', '\r'))
        {
            var parts = line.Contains('"', StringComparison.Ordinal) ? line.Split('"') : [];
            for (var i = 1; i < parts.Length; i += 2)
            {
                if (parts[i - 1].TrimEnd().EndsWith("from", StringComparison.Ordinal) && parts[i].Length > 0)
                {
                    yield return parts[i][(parts[i].LastIndexOf('/') + 1)..];
                }
            }
        }
    }
}
