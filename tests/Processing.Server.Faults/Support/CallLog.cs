using Grpc.Core;

namespace Processing.Server.Faults.Support;

/// <summary>How the calls of a load ended, and after how long. Safe to share between threads.</summary>
internal sealed class CallLog
{
    private readonly Lock _lock = new();
    private readonly List<double> _answered = [];
    private readonly List<double> _refused = [];
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private int _withoutPushback;

    /// <summary>Calls that were answered.</summary>
    public int Answered => Count(() => _answered.Count);

    /// <summary>Calls that were refused because the server had too many.</summary>
    public int Refused => Count(() => _refused.Count);

    /// <summary>Refusals that did not say when to come back.</summary>
    public int WithoutPushback => Count(() => _withoutPushback);

    /// <summary>Calls that failed in another way.</summary>
    public int Failed => Count(() => _failures.Values.Sum());

    /// <summary>How they failed.</summary>
    public string Failures
    {
        get
        {
            lock (_lock)
            {
                return string.Join(", ", _failures.Select(failure => $"{failure.Key}: {failure.Value}"));
            }
        }
    }

    /// <summary>Milliseconds within which a share of the answers came.</summary>
    public double Answers(double share) => Percentile(_answered, share);

    /// <summary>Milliseconds within which a share of the refusals came.</summary>
    public double Refusals(double share) => Percentile(_refused, share);

    public void Answer(TimeSpan time) => Add(_answered, time);

    public void Fail(RpcException failure, TimeSpan time)
    {
        if (failure.StatusCode == StatusCode.ResourceExhausted)
        {
            Add(_refused, time);
            if (failure.Trailers.Get("grpc-retry-pushback-ms") is null)
            {
                Interlocked.Increment(ref _withoutPushback);
            }

            return;
        }

        lock (_lock)
        {
            var key = $"{failure.StatusCode} {failure.Status.Detail}";
            _failures[key] = _failures.GetValueOrDefault(key) + 1;
        }
    }

    private int Count(Func<int> count)
    {
        lock (_lock)
        {
            return count();
        }
    }

    private void Add(List<double> times, TimeSpan time)
    {
        lock (_lock)
        {
            times.Add(time.TotalMilliseconds);
        }
    }

    private double Percentile(List<double> times, double share)
    {
        lock (_lock)
        {
            var sorted = times.Order().ToList();
            return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
        }
    }
}
