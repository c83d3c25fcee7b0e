namespace Processing.Rules.Diagnostics;

/// <summary>Collects diagnostics of one run. Of very many of one id in one file it keeps the first by place and counts the others, so that a text of nothing but mistakes does not fill the memory.</summary>
/// <param name="mostPerId">How many of one id are kept of one file, at least as many as are listed of it.</param>
internal sealed class DiagnosticBag(int mostPerId)
{
    private readonly Dictionary<(string Path, string Id), Bucket> _buckets = [];

    /// <summary>What is kept. The last of an id stands for those that are only counted.</summary>
    public IEnumerable<Diagnostic> All => _buckets.Values.SelectMany(bucket => bucket.Cut(mostPerId + 1));

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        Count++;
        var key = (diagnostic.Location.Source.Path, diagnostic.Id);
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            _buckets.Add(key, bucket = new Bucket());
        }

        bucket.Add(diagnostic, mostPerId);
    }

    public void Clear()
    {
        _buckets.Clear();
        Count = 0;
    }

    private sealed class Bucket
    {
        private readonly List<Diagnostic> _kept = [];
        private int _left;

        public void Add(Diagnostic diagnostic, int most)
        {
            _kept.Add(diagnostic);

            // Cut rarely, so that each costs O(log most).
            if (_kept.Count / 2 > most)
            {
                Cut(most + 1);
            }
        }

        public List<Diagnostic> Cut(int most)
        {
            if (_kept.Count > most)
            {
                var first = _kept.OrderBy(diagnostic => diagnostic.Location.Span.Start).ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal).Take(most).ToArray();
                _left += _kept.Sum(diagnostic => diagnostic.Further) - first.Sum(diagnostic => diagnostic.Further) + _kept.Count - most;
                _kept.Clear();
                _kept.AddRange(first);
            }

            if (_left > 0)
            {
                _kept[^1] = _kept[^1] with { Further = _kept[^1].Further + _left };
                _left = 0;
            }

            return _kept;
        }
    }
}
