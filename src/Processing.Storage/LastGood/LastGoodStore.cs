using System.Collections.Immutable;

namespace Processing.Storage.LastGood;

/// <summary>Keeps on disk what a server serves, so that it serves the same after a restart while the registry is out of reach. One server at a time for a folder; not safe to share between threads.</summary>
/// <remarks>
/// A folder for each rule set: its revisions, each a file that never changes, and the file <c>labels</c>, which is put in place last. So a rule set is
/// the old one or the new one, whenever the machine stops. Every file carries a checksum.
/// </remarks>
/// <param name="folder">The folder; made where it is missing.</param>
public sealed class LastGoodStore(string folder)
{
    private const string LabelsName = "labels";
    private const string RevisionExtension = ".revision";

    // Files of revisions that were written or looked at: they never change.
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    /// <summary>Keeps a rule set in place of what was kept of it.</summary>
    /// <param name="ruleSet">The rule set, with every revision that a label stands at.</param>
    /// <exception cref="IOException">The disk does not take it; what was kept before is still there.</exception>
    public void Keep(LastGoodRuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        var home = Path.Combine(folder, ruleSet.State.Name);
        foreach (var revision in ruleSet.Revisions)
        {
            var file = Path.Combine(home, revision.Revision.Id + RevisionExtension);
            if (_whole.Contains(file))
            {
                continue;
            }

            if (TryParse(file, LastGoodFormat.ReadContent) is null)
            {
                CheckedFile.Write(file, LastGoodFormat.Write(revision));
            }

            _whole.Add(file);
        }

        CheckedFile.Write(Path.Combine(home, LabelsName), LastGoodFormat.Write(ruleSet.State));
        var wanted = ruleSet.State.Labels.Select(label => label.Revision + RevisionExtension).Append(LabelsName).ToHashSet(StringComparer.Ordinal);
        foreach (var old in Directory.EnumerateFiles(home).Where(file => !wanted.Contains(Path.GetFileName(file))).ToList())
        {
            File.Delete(old);
            _whole.Remove(old);
        }
    }

    /// <summary>All that was kept and is whole. What is not whole is told of and left out.</summary>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    public LastGoodState Read()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var ruleSets = ImmutableArray.CreateBuilder<LastGoodRuleSet>();
        foreach (var home in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (File.Exists(Path.Combine(home, LabelsName)) && TryRead(home, problems) is { } ruleSet)
            {
                ruleSets.Add(ruleSet);
            }
        }

        return new LastGoodState(ruleSets.ToImmutable(), problems.ToImmutable());
    }

    private static LastGoodRuleSet? TryRead(string home, ImmutableArray<string>.Builder problems)
    {
        var labels = Path.Combine(home, LabelsName);
        if (TryParse(labels, LastGoodFormat.ReadState) is not { } state)
        {
            problems.Add($"`{labels}` is damaged; its rule set is not served from it");
            return null;
        }

        var revisions = new Dictionary<string, StoredContent>(StringComparer.Ordinal);
        foreach (var name in state.Labels.Select(label => label.Revision).Distinct())
        {
            var file = Path.Combine(home, name + RevisionExtension);
            if (TryParse(file, LastGoodFormat.ReadContent) is { } content && content.Revision.Id == name)
            {
                revisions.Add(name, content);
            }
            else
            {
                problems.Add($"`{file}` is damaged or missing; the labels that stand at it are not served");
            }
        }

        var whole = state with { Labels = [.. state.Labels.Where(label => revisions.ContainsKey(label.Revision))] };
        return new LastGoodRuleSet(whole, [.. revisions.Values]);
    }

    private static T? TryParse<T>(string file, Func<ReadOnlyMemory<byte>, T> parse)
        where T : class
    {
        try
        {
            return File.Exists(file) && CheckedFile.TryRead(file) is { } bytes ? parse(bytes) : null;
        }
        catch (Exception malformed) when (malformed is EndOfStreamException or FormatException or ArgumentException)
        {
            // Its checksum is right, so another version of this program wrote it.
            return null;
        }
    }
}
