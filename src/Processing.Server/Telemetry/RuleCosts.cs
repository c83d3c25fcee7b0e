using System.Diagnostics.Metrics;
using Processing.Matching;
using Processing.Server.RuleSets;

namespace Processing.Server.Telemetry;

/// <summary>The time of each rule as series that only grow and whose number is bounded: the costliest rules by name, the others together.</summary>
/// <remarks>A rule that becomes one of the costliest gets a series of its own from then on; what it cost before stays with the others, so that no series ever falls.</remarks>
internal sealed class RuleCosts(IRuleSetSource ruleSets, int maxRules)
{
    private const string Others = "_OTHER";
    private readonly Lock _lock = new();
    private readonly Dictionary<(string RuleSet, string Revision), Ledger> _ledgers = [];

    /// <summary>The series now. Costs a look at every rule.</summary>
    public IEnumerable<Measurement<double>> Measure()
    {
        lock (_lock)
        {
            var current = ruleSets.Names.Select(ruleSets.Find).OfType<RuleSet>().Where(ruleSet => ruleSet.Extractor is not null).ToDictionary(ruleSet => (ruleSet.Name, ServerMetrics.Short(ruleSet)));
            foreach (var gone in _ledgers.Keys.Except(current.Keys).ToList())
            {
                _ledgers.Remove(gone);
            }

            var series = new List<Measurement<double>>();
            foreach (var (key, ruleSet) in current)
            {
                if (!_ledgers.TryGetValue(key, out var ledger))
                {
                    _ledgers.Add(key, ledger = new Ledger());
                }

                ledger.Add(ruleSet.Extractor?.RuleCounts ?? [], maxRules);
                series.AddRange(ledger.Seconds.Select(one => new Measurement<double>(one.Value, new("rule_set", key.Name), new("revision", key.Item2), new("rule", one.Key))));
            }

            return series;
        }
    }

    // What was seen of one revision.
    private sealed class Ledger
    {
        private readonly Dictionary<string, TimeSpan> _seen = new(StringComparer.Ordinal);

        public Dictionary<string, double> Seconds { get; } = new(StringComparer.Ordinal);

        public void Add(IReadOnlyList<RuleCount> counts, int maxRules)
        {
            var spent = counts.Select(count => (count.Rule, count.Time, Added: count.Time - _seen.GetValueOrDefault(count.Rule))).Where(rule => rule.Added > TimeSpan.Zero).ToList();
            foreach (var (rule, time, added) in spent.OrderByDescending(rule => rule.Added).ThenBy(rule => rule.Rule, StringComparer.Ordinal))
            {
                _seen[rule] = time;
                var named = Seconds.Count - (Seconds.ContainsKey(Others) ? 1 : 0);
                var series = Seconds.ContainsKey(rule) || named < maxRules ? rule : Others;
                Seconds[series] = Seconds.GetValueOrDefault(series) + added.TotalSeconds;
            }
        }
    }
}
