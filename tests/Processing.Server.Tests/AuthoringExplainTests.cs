using Grpc.Core;
using Processing.Authoring.V1;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.AuthoringServer;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

public class AuthoringExplainTests
{
    [Fact]
    public async Task A_record_is_explained_with_its_document_and_with_the_words_of_its_rule()
    {
        await using var server = await TestServer.StartAsync();
        var response = await Of(server).ExplainAsync(new ExplainRequest { Sources = Sources(("desk/a.rules", DeskRules)), Document = TestServer.Text("They sit in Blue Room.") });

        Assert.Equal(64, response.Revision.Length);
        var record = Assert.Single(response.Explanation.Records);
        Assert.Equal(("Meeting", "desk.meeting", "in Blue Room", 9u), (record.Record, record.Rule, record.Passage.Text, record.Passage.Place.Utf8.Start));
        Assert.Equal(("desk/a.rules", 11u), (record.Source.Place.Path, record.Source.Place.Start.Line));
        var room = Assert.Single(record.Elements, element => element.Producer.EndsWith("Room", StringComparison.Ordinal));
        Assert.Equal(("Blue Room", "blue room", "Room"), (room.Passage.Text, room.ReadAs, room.Source.Text));
        Assert.Equal("room", Assert.Single(record.Labels).Label);
        Assert.Empty(response.Explanation.Rules);
    }

    [Fact]
    public async Task What_was_wanted_is_told_where_a_rule_found_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var response = await Of(server).ExplainAsync(new ExplainRequest { Sources = Sources(("desk/a.rules", DeskRules)), Document = TestServer.Text("They sit in red room."), WhyNot = true, Rule = "meeting" });

        Assert.Empty(response.Explanation.Records);
        var rule = Assert.Single(response.Explanation.Rules);
        Assert.Equal("desk.meeting", rule.Rule);
        var attempt = rule.Attempts[0];
        Assert.Equal((AttemptEnd.Pattern, "in", 12u), (attempt.End, attempt.Reached.Text, attempt.StoppedAt.Utf8.Start));
        Assert.Contains(attempt.Wanted, wanted => wanted is { Reason: WantedReason.SomethingElse, Source.Text: "Room" });
    }

    [Fact]
    public async Task A_rule_set_of_the_server_is_explained_without_words()
    {
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSetCompiler.Compile("desk", [new Processing.Rules.RuleFile("a.rules", System.Text.Encoding.UTF8.GetBytes(DeskRules))], [], EngineSettings.Default));
        var revision = server.Rules.Find("desk")!.Revision;

        var response = await Of(server).ExplainAsync(new ExplainRequest { RuleSet = "desk", Revision = revision, Document = TestServer.Text("in blue room"), At = 3 });

        Assert.Equal(revision, response.Revision);
        var record = Assert.Single(response.Explanation.Records);
        Assert.Null(record.Source);
        await RefusedAsync(StatusCode.FailedPrecondition, "REVISION_MISMATCH", async () => await Of(server).ExplainAsync(new ExplainRequest { RuleSet = "desk", Revision = "other", Document = TestServer.Text("a") }));
        await RefusedAsync(StatusCode.NotFound, "RULE_SET_NOT_FOUND", async () => await Of(server).ExplainAsync(new ExplainRequest { RuleSet = "dask", Document = TestServer.Text("a") }));
        await RefusedAsync(StatusCode.NotFound, "RULE_NOT_FOUND", async () => await Of(server).ExplainAsync(new ExplainRequest { RuleSet = "desk", Document = TestServer.Text("a"), Rule = "meting" }));
        await RefusedAsync(StatusCode.InvalidArgument, "DOCUMENT_MISSING", async () => await Of(server).ExplainAsync(new ExplainRequest { RuleSet = "desk" }));
        await RefusedAsync(StatusCode.InvalidArgument, "INVALID_REFERENCE_TIME", async () => await Of(server).ExplainAsync(new ExplainRequest { RuleSet = "desk", Document = TestServer.Text("a"), ReferenceTime = "soon" }));
    }

    [Fact]
    public void Enums_of_the_protocol_follow_those_of_the_engine()
    {
        Assert.Equal(Enum.GetNames<Matching.Explaining.AttemptEnd>(), Enum.GetNames<AttemptEnd>().Skip(1));
        Assert.Equal(Enum.GetNames<Matching.Explaining.WantedReason>(), Enum.GetNames<WantedReason>().Skip(1));
        Assert.Equal(Enum.GetNames<Matching.Explaining.EmptySlotReason>(), Enum.GetNames<EmptySlotReason>().Skip(1));
    }
}
