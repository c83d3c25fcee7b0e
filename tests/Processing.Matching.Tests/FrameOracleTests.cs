using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Random frames over random texts take the arguments that going through all pairs of trigger and argument gives.</summary>
public sealed class FrameOracleTests
{
    private static readonly string[] Words = ["t", "a", "b", "a", "x", "x", ".", ". T", "\n"];

    public static TheoryData<int> Some => Seeds.First(3);

    [Theory]
    [MemberData(nameof(Some))]
    public void ArgumentsAreThoseOfAllPairs(int seed)
    {
        var random = new Random(seed);
        var (taken, empty) = (0, 0);
        for (var round = 0; round < 700; round++)
        {
            var slot = Slot(1, Or(Lit("a"), Lit("b"))) with
            {
                IsList = random.Next(2) == 0,
                Scope = (SlotScope)random.Next(4),
                ScopeTokens = random.Next(8),
                Side = (SlotSide)random.Next(3),
                Choice = (SlotChoice)random.Next(3),
            };
            slot = slot with { ScopeTokens = slot.Scope == SlotScope.Tokens ? slot.ScopeTokens : 0 };
            var text = Tokens(string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(_ => Words[random.Next(Words.Length)])), TextLanguage.English);
            var shape = Shape("R", Field("trigger"), ListField("argument"));
            var result = Run(Program(Record(shape, Frame("r", Lit("t"), 2, [slot], Label(0), Label(1)))), text);
            var triggers = Enumerable.Range(0, text.Count).Where(token => Is(text, token, "t")).ToList();
            Assert.Equal(triggers.Count, result.Records.Length);
            foreach (var record in result.Records)
            {
                var trigger = triggers.Find(token => text[token].Span == SpansOf(record, "trigger").Single());
                var expected = ByPairs(text, slot, trigger);
                Assert.Equal(expected.Select(token => text[token].Span), SpansOf(record, "argument"));
                (taken, empty) = expected.Count == 0 ? (taken, empty + 1) : (taken + 1, empty);
            }
        }

        Assert.True(taken > 500 && empty > 200, $"{taken} taken, {empty} empty");
    }

    private static List<int> ByPairs(TokenizedText text, FrameSlot slot, int trigger)
    {
        var all = Enumerable.Range(0, text.Count).Where(token => (Is(text, token, "a") || Is(text, token, "b")) && IsInScope(text, slot, trigger, token)).ToList();
        if (slot.IsList)
        {
            return [.. all.DistinctBy(token => text.GetString(text[token].Span).ToUpperInvariant())];
        }

        return slot.Choice switch
        {
            SlotChoice.First => [.. all.Take(1)],
            SlotChoice.Last => [.. all.TakeLast(1)],

            // Of two that are equally near, the later one.
            _ => [.. all.OrderBy(token => Math.Abs(token - trigger)).ThenByDescending(token => token).Take(1)],
        };
    }

    private static bool IsInScope(TokenizedText text, FrameSlot slot, int trigger, int token) =>
        slot.Side switch { SlotSide.Left => token < trigger, SlotSide.Right => token > trigger, _ => true }
        && slot.Scope switch
        {
            SlotScope.Sentence => text[token].Sentence == text[trigger].Sentence,
            SlotScope.Paragraph => text[token].Block == text[trigger].Block,
            SlotScope.Tokens => text[token].Block == text[trigger].Block && Math.Abs(token - trigger) - 1 <= slot.ScopeTokens,
            _ => true,
        };

    private static bool Is(TokenizedText text, int token, string word) => text.GetFolded(token).SequenceEqual(System.Text.Encoding.UTF8.GetBytes(word));

    private static System.Collections.Immutable.ImmutableArray<TextSpan> SpansOf(MatchedRecord record, string field) => record.Fields.FirstOrDefault(filled => filled.Name == field)?.Spans ?? [];
}
