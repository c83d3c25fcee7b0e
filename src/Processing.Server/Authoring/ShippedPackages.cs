using System.Collections.Immutable;
using Processing.Rules;
using Processing.Server.RuleSets;

namespace Processing.Server.Authoring;

/// <summary>The packages that come with the server, read when the first call needs them.</summary>
internal sealed class ShippedPackages
{
    private readonly Lazy<ImmutableArray<RuleFile>> _files = new(RuleFolder.LoadShipped);

    /// <summary>What a call's rules may import: what it sent, and the shipped files but for those whose path it uses itself.</summary>
    public ImmutableArray<RuleFile> Beside(SentSources sources)
    {
        var sent = sources.Libraries.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return [.. sources.Libraries, .. _files.Value.Where(file => !sent.Contains(file.Path))];
    }
}
