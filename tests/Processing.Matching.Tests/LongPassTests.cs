using Processing.Matching.Anchors;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Passes over as many things as a long document has look at the cancellation all the way, counted by looks and not by time.</summary>
public sealed class LongPassTests
{
    private static readonly PatternNode Anything = new PatternNode.TokenClass(TokenClassKind.Any, null);

    [Fact]
    public void SortingLooksWhileItFindsRunsMergesAndCopiesBack()
    {
        const int Count = 50_000;
        List<int> numbers = [.. Enumerable.Range(0, Count).Select(index => (index * 2 % Count) + (index * 2 / Count))];

        var looks = Looks(budget => StableSort.Sort(numbers, static (left, right) => left.CompareTo(right), budget));

        Assert.Equal(Enumerable.Range(0, Count), numbers);
        Assert.InRange(looks, (3 * Count / MatchBudget.WorkBetweenLooks) - 1, 4 * Count / MatchBudget.WorkBetweenLooks);
    }

    [Fact]
    public void AnnotationsArePutInOrderAndCoverTokensWithLooks()
    {
        const int Count = 50_000;
        var set = new AnnotationSet();
        set.Found.AddRange(Enumerable.Range(0, Count).Select(token => new Annotation(new TokenSpan(token, token + 1), new TextSpan(token, token + 1), null, LexiconClitics.None)));

        var arranging = Looks(set.Arrange);
        var covering = Looks(budget => Assert.True(set.Covers(Count - 1, budget)));

        Assert.InRange(arranging, (2 * Count / MatchBudget.WorkBetweenLooks) - 1, 3 * Count / MatchBudget.WorkBetweenLooks);
        Assert.InRange(covering, (Count / MatchBudget.WorkBetweenLooks) - 1, 2 * Count / MatchBudget.WorkBetweenLooks);
    }

    [Fact]
    public void ThePlacesThatNameARecordArePutTogetherWithLooks()
    {
        const int Count = 50_000;
        List<TextSpan> places = [.. Enumerable.Range(0, 2 * Count).Select(index => new TextSpan(index % Count, (index % Count) + 1))];

        var looks = Looks(budget => Assert.Equal(Count, MentionPlaces.Of(places, budget).Length));

        // Two runs are found, merged and copied back, and each place is looked at once more.
        Assert.InRange(looks, (8 * Count / MatchBudget.WorkBetweenLooks) - 1, 9 * Count / MatchBudget.WorkBetweenLooks);
    }

    [Fact]
    public void ManyRecordsOfOneKeyBecomeOneWithLooksAllTheWay()
    {
        const int Count = 20_000;
        var shape = Shape("R", Field("f")) with { Key = [new KeyPart(0, 1)] };
        var program = Program(Record(shape, Rule("r", Cap(0, Lit("a")), 1, Label(0))));
        var text = Tokens(string.Join(' ', Enumerable.Repeat("a", Count)));

        var apart = Looks(budget => Assert.Equal(Count, Run(Program(Record(Shape("R", Field("f")), Rule("r", Cap(0, Lit("a")), 1, Label(0)))), budget)));
        var together = Looks(budget => Assert.Equal(1, Run(program, budget)));

        // 32 for putting each into its group, as it is for a record by itself, and as much for its part of the one that is made of them; less than eight for its key and its place.
        Assert.InRange(together - apart, 32 * Count / MatchBudget.WorkBetweenLooks, 40 * Count / MatchBudget.WorkBetweenLooks);

        int Run(RuleProgram rules, MatchBudget budget) => FastExecutor.Execute(rules, text, budget, null).Records.Length;
    }

    [Fact]
    public void ALongListOfCandidatesGrowsWithALookForEachPiece()
    {
        const int Count = 8 * PieceSort.Piece;
        var list = new CandidateList();

        // Copied at one piece, at two and at four; below, where there may be room from the document before, without a look.
        var looks = Looks(budget =>
        {
            for (var number = 0; number < Count; number++)
            {
                list.Add((ulong)number, budget);
            }
        });

        Assert.Equal(1 + 2 + 4, looks);
        Assert.Equal(Enumerable.Range(0, Count).Select(number => (ulong)number), list.All.ToArray());
    }

    [Fact]
    public void SortedCandidatesAreCopiedBackWithLooks()
    {
        const int Pieces = 3;
        ulong[] numbers = [.. Enumerable.Range(0, Pieces * PieceSort.Piece).Select(number => (ulong)((Pieces * PieceSort.Piece) - number))];

        // Each piece is sorted, all are merged twice with at least one look a piece, and none stays where two merges would leave it.
        var looks = Looks(budget => PieceSort.Sort(numbers, budget));

        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(number => (ulong)number), numbers);
        Assert.InRange(looks, 3 * Pieces, 4 * Pieces);
    }

    [Fact]
    public void AStartThatManyPlacesAllowIsLookedAtOnce()
    {
        var text = Tokens(string.Join(' ', Enumerable.Repeat("a", 20_000)));

        var near = Looks(budget => Sweep(Program(Record(Shape("R", Field("f")), Rule("r", Cap(0, Seq(Repeat(Anything, 0, 1), Lit("a"))), 1, Label(0)))), text, budget));
        var far = Looks(budget => Sweep(Program(Record(Shape("R", Field("f")), Rule("r", Cap(0, Seq(Repeat(Anything, 0, 40), Lit("a"))), 1, Label(0)))), text, budget));

        Assert.InRange(far, 1, near + 2);
    }

    private static void Sweep(RuleProgram program, TokenizedText text, MatchBudget budget)
    {
        var fast = FastProgram.Of(program);
        var workspace = new DocumentWorkspace();
        FastLattice.Of(fast, text, budget, workspace, null);
        Assert.Equal(text.Count, workspace.Candidates.Length);
    }

    private static int Looks(Action<MatchBudget> work)
    {
        var looks = 0;
        work(new MatchBudget(MatchLimits.Default, CancellationToken.None) { BeforeLook = () => looks++ });
        return looks;
    }
}
