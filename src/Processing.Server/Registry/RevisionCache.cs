using System.Collections.Concurrent;
using Processing.Server.Serving;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>Revisions that are loaded: all that anyone still works with, and a few that were wanted last. Safe to share between threads; a revision that many want at once is loaded once.</summary>
internal sealed class RevisionCache(IRuleRegistry registry, RevisionLoader loader, ExtractionTurns turns, RegistrySettings settings) : IDisposable
{
    private readonly ConcurrentDictionary<(Key Key, Loading When), Lazy<Task<LoadedRevision?>>> _loading = new();
    private readonly ConcurrentDictionary<Key, WeakReference<LoadedRevision>> _loaded = new();
    private readonly LinkedList<(Key Key, LoadedRevision Revision)> _spare = new();
    private readonly Lock _spareLock = new();

    // Loading is all computing: more at once would only take turns from documents. What waits for a turn must not keep from loading what needs none.
    private readonly SemaphoreSlim _oneAtOnce = new(1);
    private readonly SemaphoreSlim _oneInTurn = new(1);

    /// <summary>A revision that is loaded; null when it is not.</summary>
    public LoadedRevision? Find(string ruleSet, string revision) =>
        _loaded.TryGetValue(new Key(ruleSet, revision), out var reference) && reference.TryGetTarget(out var loaded) ? loaded : null;

    /// <summary>A revision, loaded now if need be; null when the registry has none of that name.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="revision">The name of the revision.</param>
    /// <param name="when">When it is loaded where it is not.</param>
    /// <param name="cancellation">Ends the wait, not the loading.</param>
    /// <exception cref="RegistryException">The registry does not answer.</exception>
    /// <exception cref="RevisionNotLoadedException">It cannot be loaded here.</exception>
    public async Task<LoadedRevision?> GetAsync(string ruleSet, string revision, Loading when, CancellationToken cancellation)
    {
        var key = new Key(ruleSet, revision);
        if (Find(ruleSet, revision) is not { } found)
        {
            // Not stopped with one of those who wait for it.
            var loading = _loading.GetOrAdd((key, when), wanted => new Lazy<Task<LoadedRevision?>>(() => Task.Run(() => LoadAsync(wanted.Key, wanted.When))));
            if (await loading.Value.WaitAsync(cancellation) is not { } loaded)
            {
                return null;
            }

            found = loaded;
        }

        Use(key, found);
        return found;
    }

    /// <summary>Takes in a revision from elsewhere than the registry.</summary>
    /// <exception cref="RevisionNotLoadedException">It cannot be loaded here.</exception>
    public LoadedRevision Add(StoredContent stored, CancellationToken cancellation)
    {
        var key = new Key(stored.Revision.RuleSet, stored.Revision.Id);
        var loaded = Find(key.RuleSet, key.Revision) ?? loader.Load(stored, cancellation);
        Use(key, loaded);
        return loaded;
    }

    public void Dispose()
    {
        _oneAtOnce.Dispose();
        _oneInTurn.Dispose();
    }

    private async Task<LoadedRevision?> LoadAsync(Key key, Loading when)
    {
        var one = when == Loading.AtOnce ? _oneAtOnce : _oneInTurn;
        await one.WaitAsync();
        try
        {
            if (Find(key.RuleSet, key.Revision) is { } known)
            {
                return known;
            }

            // Before the turn: a registry that does not answer must not hold it.
            if (await registry.ReadRevisionAsync(key.RuleSet, key.Revision, CancellationToken.None) is not { } stored)
            {
                return null;
            }

            var loaded = when == Loading.AtOnce ? loader.Load(stored, CancellationToken.None) : await LoadInTurnAsync(key, stored);
            _loaded[key] = new WeakReference<LoadedRevision>(loaded);
            return loaded;
        }
        finally
        {
            one.Release();
            _loading.TryRemove((key, when), out _);
        }
    }

    // Many may wait for it, so that it is nobody's document: it waits as those without a tenant do.
    private async Task<LoadedRevision> LoadInTurnAsync(Key key, StoredContent stored)
    {
        await turns.EnterAsync(Turn.Wait, "", CancellationToken.None);
        try
        {
            // A label may have moved to it meanwhile.
            return Find(key.RuleSet, key.Revision) ?? loader.Load(stored, CancellationToken.None);
        }
        finally
        {
            turns.Leave();
        }
    }

    private void Use(Key key, LoadedRevision revision)
    {
        _loaded[key] = new WeakReference<LoadedRevision>(revision);
        lock (_spareLock)
        {
            for (var node = _spare.First; node is not null; node = node.Next)
            {
                if (node.Value.Key == key)
                {
                    _spare.Remove(node);
                    break;
                }
            }

            _spare.AddFirst((key, revision));
            while (_spare.Count > settings.MaxSpareRevisions)
            {
                _spare.RemoveLast();
            }
        }

        // Only what was looked at: it may have been loaded again since.
        foreach (var gone in _loaded.Where(entry => !entry.Value.TryGetTarget(out _)))
        {
            _loaded.TryRemove(gone);
        }
    }

    private readonly record struct Key(string RuleSet, string Revision);
}
