using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Language;

/// <summary>The position automaton (Glushkov) of a pattern over steps. It accepts all that the pattern matches, and more where it is not exact.</summary>
/// <param name="Labels">The step of each position.</param>
/// <param name="First">Positions that can begin.</param>
/// <param name="Follow">For each position those that can come next.</param>
/// <param name="Last">Whether a match can end at each position.</param>
/// <param name="IsNullable">Whether it accepts nothing at all.</param>
/// <param name="IsExact">Whether it accepts no more than the pattern matches.</param>
internal sealed record StepAutomaton(
    ImmutableArray<StepLabel> Labels,
    ImmutableArray<int> First,
    ImmutableArray<ImmutableArray<int>> Follow,
    ImmutableArray<bool> Last,
    bool IsNullable,
    bool IsExact)
{
    /// <summary>The same language read from its end.</summary>
    public StepAutomaton Reverse()
    {
        var before = Labels.Select(_ => new List<int>()).ToArray();
        for (var position = 0; position < Follow.Length; position++)
        {
            foreach (var next in Follow[position])
            {
                before[next].Add(position);
            }
        }

        ImmutableArray<int> ends = [.. Enumerable.Range(0, Labels.Length).Where(position => Last[position])];
        ImmutableArray<bool> starts = [.. Enumerable.Range(0, Labels.Length).Select(First.Contains)];
        return new StepAutomaton(Labels, ends, [.. before.Select(list => list.ToImmutableArray())], starts, IsNullable, IsExact);
    }

    /// <summary>Where a match can go on: from the start for -1, else behind a position; a step of several tokens can also go on itself.</summary>
    public IEnumerable<int> Next(int position) => position < 0 ? First : Labels[position].IsSpanning ? Follow[position].Append(position) : Follow[position];

    /// <summary>Whether a match can end at a position; -1 is the start.</summary>
    public bool Accepts(int position) => position < 0 ? IsNullable : Last[position];
}
