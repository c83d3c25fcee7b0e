using System.Collections.Immutable;

namespace Processing.Matching.Anchors;

/// <summary>A rule that is anchored at a word or a lexicon, with up to three companions, in 64 bytes.</summary>
/// <param name="Automaton">Number of the rule's automaton.</param>
/// <param name="Lowest">Fewest tokens between the start of a match and the anchor.</param>
/// <param name="Highest">Most tokens.</param>
/// <param name="Count">How many companions there are; one at the end of a block is left to the plan.</param>
/// <param name="First">Marks of the companion that is most seldom there.</param>
/// <param name="Second">Marks of the next one.</param>
/// <param name="Third">Marks of the last one.</param>
/// <param name="FirstWindow">Where the first one may stand, from the start of a match.</param>
/// <param name="SecondWindow">Where the second one may.</param>
/// <param name="ThirdWindow">Where the third one may.</param>
internal readonly record struct WordAnchor(
    int Automaton,
    sbyte Lowest,
    sbyte Highest,
    byte Count,
    TokenMarks First,
    TokenMarks Second,
    TokenMarks Third,
    (sbyte Lowest, sbyte Highest) FirstWindow,
    (sbyte Lowest, sbyte Highest) SecondWindow,
    (sbyte Lowest, sbyte Highest) ThirdWindow)
{
    private const int MostCompanions = 3;

    public static WordAnchor Of(int automaton, AnchorAtom atom, ImmutableArray<Companion> companions)
    {
        var count = 0;
        Span<TokenMarks> marks = stackalloc TokenMarks[MostCompanions];
        Span<(sbyte, sbyte)> windows = stackalloc (sbyte, sbyte)[MostCompanions];
        foreach (var companion in companions)
        {
            if (!companion.IsBlockEnd)
            {
                marks[count] = companion.Marks;
                windows[count++] = ((sbyte)companion.Lowest, (sbyte)companion.Highest);
            }
        }

        return new WordAnchor(automaton, (sbyte)atom.Lowest, (sbyte)atom.Highest, (byte)count, marks[0], marks[1], marks[2], windows[0], windows[1], windows[2]);
    }
}
