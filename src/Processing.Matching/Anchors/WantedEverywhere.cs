using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>The entities that are looked for in whole documents: patterns are anchored at them, or a condition asks whether a token lies in one, or nothing uses them yet. All others are looked for where a pattern has come to, and cost nothing elsewhere.</summary>
internal sealed class WantedEverywhere
{
    private readonly HashSet<int> _producers = [];

    /// <summary>Finds them, in O(size of the program).</summary>
    public WantedEverywhere(FastProgram program)
    {
        var prepared = program.Prepared;
        foreach (var rule in prepared.Rules.SelectMany(rules => rules))
        {
            Add(program.PlanOf(rule.Main));
            foreach (var slot in rule.Slots)
            {
                Add(program.PlanOf(slot.Pattern));
            }
        }

        foreach (var zone in prepared.Zones.SelectMany(zone => zone).OfType<Automaton>())
        {
            Add(program.PlanOf(zone));
        }

        var asked = new ProgramUses();
        for (var test = 0; test < prepared.Tests.Count; test++)
        {
            asked.Add(prepared.Tests[test].Predicate);
        }

        _producers.UnionWith(asked.Producers);

        // What is there to be imported may be looked for in any way.
        var used = new ProgramUses();
        foreach (var producer in prepared.Program.Producers)
        {
            used.Add(producer);
        }

        _producers.UnionWith(Enumerable.Range(0, prepared.Program.Producers.Length).Where(producer => !used.Producers.Contains(producer)));

        // Entities use earlier producers only, so one pass from the last to the first closes the set.
        for (var producer = prepared.Alternatives.Length - 1; producer >= 0; producer--)
        {
            foreach (var alternative in _producers.Contains(producer) ? prepared.Alternatives[producer] : [])
            {
                Add(program.PlanOf(alternative));
            }
        }
    }

    /// <summary>Whether a producer is one of them.</summary>
    public bool Contains(int producer) => _producers.Contains(producer);

    private void Add(AnchorPlan plan) => _producers.UnionWith(plan.Anchor.Where(atom => atom.Kind == AtomKind.Producer).Select(atom => atom.Id));
}
