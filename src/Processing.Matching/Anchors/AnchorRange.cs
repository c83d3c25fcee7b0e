namespace Processing.Matching.Anchors;

/// <summary>Rules that are anchored at one word or lexicon.</summary>
/// <param name="Start">Number of the first.</param>
/// <param name="End">Number behind the last.</param>
internal readonly record struct AnchorRange(int Start, int End)
{
    public bool IsEmpty => Start == End;

    public int Length => End - Start;
}
