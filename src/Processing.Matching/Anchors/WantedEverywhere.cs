using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>The entities that are looked for in whole documents: patterns are anchored at them, or a condition asks whether a token lies in one, or nothing uses them yet. All others are looked for where a pattern has come to, and cost nothing elsewhere.</summary>
internal sealed class WantedEverywhere
{
    private readonly HashSet<int> _producers = [];

    private WantedEverywhere(FastProgram program)
    {
        var prepared = program.Prepared;
        foreach (var rules in prepared.Rules)
        {
            foreach (var rule in rules)
            {
                Add(program.PlanOf(rule.Main));
                foreach (var slot in rule.Slots)
                {
                    Add(program.PlanOf(slot.Pattern));
                }
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
    }

    /// <summary>Those that the program itself looks for. O(anchors of the program).</summary>
    public static WantedEverywhere InDocuments(FastProgram program)
    {
        var wanted = new WantedEverywhere(program);
        wanted.Close(program);
        return wanted;
    }

    /// <summary>The same, and those that nothing uses, as what is there to be imported may be looked for in any way. O(size of the program).</summary>
    public static WantedEverywhere WhenImported(FastProgram program)
    {
        var wanted = new WantedEverywhere(program);
        var used = new ProgramUses();
        foreach (var producer in program.Prepared.Program.Producers)
        {
            used.Add(producer);
        }

        wanted._producers.UnionWith(Enumerable.Range(0, program.Prepared.Program.Producers.Length).Where(producer => !used.Producers.Contains(producer)));
        wanted.Close(program);
        return wanted;
    }

    // Entities use earlier producers only, so one pass from the last to the first closes the set.
    private void Close(FastProgram program)
    {
        var alternatives = program.Prepared.Alternatives;
        for (var producer = alternatives.Length - 1; producer >= 0; producer--)
        {
            foreach (var alternative in _producers.Contains(producer) ? alternatives[producer] : [])
            {
                Add(program.PlanOf(alternative));
            }
        }
    }

    /// <summary>Whether a producer is one of them.</summary>
    public bool Contains(int producer) => _producers.Contains(producer);

    private void Add(AnchorPlan plan)
    {
        foreach (var atom in plan.Anchor)
        {
            if (atom.Kind == AtomKind.Producer)
            {
                _producers.Add(atom.Id);
            }
        }
    }
}
