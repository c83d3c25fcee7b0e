using System.Security.Cryptography;
using System.Text;
using Processing.Rules;
using Processing.Rules.Symbols;
using Processing.Server.Hosting;

namespace Processing.Server.Authoring;

/// <summary>Compiles what calls send. The last few compilations are kept: the same sources need none, and sources of which a few files changed are bound again only where the change reaches. Safe to share between threads.</summary>
internal sealed class KeptCompilations(ShippedPackages shipped, AuthoringSettings settings, EngineSettings engine)
{
    // Larger sources are compiled each time, within the time of their call: deriving looks at nobody's cancellation.
    private const int MostKeptBytes = 1024 * 1024;
    private readonly Lock _lock = new();
    private readonly List<Kept> _kept = [];

    /// <summary>The compilation of sources, with the shipped packages to import from.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public RuleCompilation Get(SentSources sources, CancellationToken stop)
    {
        if (settings.MaxKeptCompilations == 0 || sources.Files.Concat(sources.Libraries).Sum(file => (long)file.Content.Length) > MostKeptBytes)
        {
            return RuleCompilation.Create(sources.Files, shipped.Beside(sources), engine.Compilation, stop);
        }

        var key = KeyOf(sources);
        Kept? earlier;
        lock (_lock)
        {
            if (_kept.Find(kept => kept.Key == key) is { } same)
            {
                _kept.Remove(same);
                _kept.Insert(0, same);
                return same.Compilation;
            }

            earlier = _kept.Find(kept => HasPathsOf(kept.Sources, sources));
        }

        var compilation = earlier is null ? RuleCompilation.Create(sources.Files, shipped.Beside(sources), engine.Compilation, stop) : Change(earlier, sources, stop);
        lock (_lock)
        {
            _kept.Insert(0, new Kept(key, sources, compilation));
            if (_kept.Count > settings.MaxKeptCompilations)
            {
                _kept.RemoveAt(settings.MaxKeptCompilations);
            }
        }

        return compilation;
    }

    private static RuleCompilation Change(Kept earlier, SentSources sources, CancellationToken stop)
    {
        var compilation = earlier.Compilation;
        for (var i = 0; i < sources.Files.Length; i++)
        {
            compilation = Put(compilation, earlier.Sources.Files[i], sources.Files[i], FileOrigin.Root, stop);
        }

        for (var i = 0; i < sources.Libraries.Length; i++)
        {
            compilation = Put(compilation, earlier.Sources.Libraries[i], sources.Libraries[i], FileOrigin.Library, stop);
        }

        return compilation;
    }

    private static RuleCompilation Put(RuleCompilation compilation, RuleFile before, RuleFile after, FileOrigin origin, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return before.Content.Span.SequenceEqual(after.Content.Span) ? compilation : compilation.WithFile(after, origin);
    }

    private static bool HasPathsOf(SentSources left, SentSources right) =>
        left.Files.Select(file => file.Path).SequenceEqual(right.Files.Select(file => file.Path)) && left.Libraries.Select(file => file.Path).SequenceEqual(right.Libraries.Select(file => file.Path));

    private static string KeyOf(SentSources sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (files, origin) in new[] { (sources.Files, 'f'), (sources.Libraries, 'l') })
        {
            foreach (var file in files)
            {
                // Lengths keep what stands side by side apart.
                hash.AppendData(Encoding.UTF8.GetBytes($"{origin} {file.Path.Length} {file.Path} {file.Content.Length} "));
                hash.AppendData(file.Content.Span);
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private sealed record Kept(string Key, SentSources Sources, RuleCompilation Compilation);
}
