using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class ZoneTests
{
    private static readonly ImmutableArray<(string, BlockKind, string)> Article =
    [
        ("Iran wins", BlockKind.Title, "$.title"),
        ("A story of Turkey here.", BlockKind.Paragraph, "$.text"),
        ("And of Russia too.", BlockKind.Paragraph, "$.text"),
        ("Related: Kyrgyzstan", BlockKind.ListItem, "$.links[0].name"),
        ("More of Iran", BlockKind.ListItem, "$.links[1].name"),
    ];

    public static TheoryData<string, ZoneClause, string> Clauses => new()
    {
        { "path", new ZoneClause.JsonPath("$.title"), "Iran wins" },
        { "path of several blocks", new ZoneClause.JsonPath("$.text"), "A story of Turkey here.\nAnd of Russia too." },
        { "path with any index", new ZoneClause.JsonPath("$.links[*].name"), "Related: Kyrgyzstan|More of Iran" },
        { "path with an index", new ZoneClause.JsonPath("$.links[1].name"), "More of Iran" },
        { "path of nothing", new ZoneClause.JsonPath("$.tit"), "" },
        { "kind", new ZoneClause.OfKind(BlockKind.ListItem), "Related: Kyrgyzstan\nMore of Iran" },
        { "number", new ZoneClause.Numbered(2, 2), "A story of Turkey here." },
        { "whole paragraph", new ZoneClause.WholeParagraph(Seq(Lit("Iran"), Word())), "Iran wins" },
        { "not the whole paragraph", new ZoneClause.WholeParagraph(Lit("Iran")), "" },
        { "paragraph with", new ZoneClause.ParagraphWith(Lit("of")), "A story of Turkey here.\nAnd of Russia too.|More of Iran" },
        { "from paragraph", new ZoneClause.FromParagraph(Seq(Lit("related"), Repeat(new PatternNode.TokenClass(TokenClassKind.Any, null), 0, null))), "Related: Kyrgyzstan\nMore of Iran" },
        { "matching", new ZoneClause.Matching(Seq(Lit("of"), Ann(0))), "of Turkey|of Russia|of Iran" },
    };

    [Theory]
    [MemberData(nameof(Clauses))]
    public void ClausesTakeText(string name, ZoneClause clause, string expected)
    {
        Assert.NotEmpty(name);
        var text = Blocks(Article);
        var result = Run(new RuleProgram([Countries], [Zone("z", clause)]), text);
        Assert.Equal(expected, string.Join('|', result.Zones.Select(zone => text.GetString(zone.Span))));
    }

    [Theory]
    [InlineData(false, "IR TR RU KG IR")]
    [InlineData(true, "IR TR RU")]
    public void ExcludedZonesAreNotLookedAt(bool excluded, string expected) => Assert.Equal(expected, Find(Ann(0), excluded));

    [Fact]
    public void ARuleThatAsksForAnExcludedZoneSeesIt()
    {
        Assert.Equal("KG IR", Find(Seq(new PatternNode.InZone(0, false), Ann(0)), true));
        Assert.Equal("IR TR RU", Find(Seq(new PatternNode.InZone(0, true), Ann(0)), false));
    }

    [Fact]
    public void ARegionIsOneStep()
    {
        var rule = Rule("r", Seq(Cap(0, new PatternNode.ZoneRegion(0))), 1, Label(0));
        var text = Blocks(Article);
        var program = new RuleProgram([Countries, Record(Shape("R", Field("f")), rule)], [Zone("z", new ZoneClause.JsonPath("$.text"))]);
        Assert.Equal(["A story of Turkey here.", "And of Russia too."], Run(program, text).Records.Select(record => text.GetString(record.Span)));
    }

    [Fact]
    public void FramesFindNoArgumentInAnExcludedZone()
    {
        var slot = Slot(1, Ann(0)) with { Scope = SlotScope.Document, IsList = true };
        var program = new RuleProgram(
            [Countries, Record(Shape("R", ListField("f", Values.ValueKind.Country)), Frame("f", At(PositionKind.StartOfDocument), 2, [slot], Label(1)))],
            [Links(true)]);
        var text = Blocks(Article);
        Assert.Equal("R <Iran wins\nA story of Turkey here.\nAnd of Russia> f=[IR, TR, RU]", Print(Run(program, text), text));
    }

    [Theory]
    [InlineData("$.a", "$.a", true)]
    [InlineData("$.a", "$.ab", false)]
    [InlineData("$.a[*].b", "$.a[12].b", true)]
    [InlineData("$.a[*].b", "$.a[x].b", false)]
    [InlineData("$.a[*]", "$.a", false)]
    [InlineData("$", "", false)]
    public void JsonPathsCompare(string pattern, string path, bool expected) => Assert.Equal(expected, JsonPathMatcher.Matches(pattern, path));

    private static string Find(PatternNode pattern, bool excluded)
    {
        var shape = Shape("R", Field("f", Values.ValueKind.Country));
        var program = new RuleProgram([Countries, Record(shape, Rule("r", Cap(0, pattern), 1, Label(0)))], [Links(excluded)]);
        return string.Join(' ', Run(program, Blocks(Article)).Records.Select(record => Values.ValueFormatter.ToScalar(record.Fields[0].Value)));
    }

    private static ZoneDefinition Links(bool excluded) => new("links", "test", excluded, [new ZoneClause.OfKind(BlockKind.ListItem)]);

    private static ZoneDefinition Zone(string name, ZoneClause clause) => new(name, "test", false, [clause]);
}
