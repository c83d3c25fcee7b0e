using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Processing.Authoring.V1;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.AuthoringServer;

namespace Processing.Server.Tests;

public class AuthoringTests
{
    [Fact]
    public async Task Check_says_what_is_wrong_where_and_how_to_mend_it()
    {
        await using var server = await TestServer.StartAsync();
        const string Text = "package desk\n\nlexicon Room\n  \"😀 آبی\"\n\nrecord Meeting\n  room: text\n\nrule meeting -> Meeting\n  match \"😀 در\" room:Rom\n";

        var response = await Of(server).CheckAsync(new CheckRequest { Sources = Sources(("desk/a.rules", Text)) });

        var diagnostic = Assert.Single(response.Diagnostics);
        Assert.Equal(("DP2001", Severity.Error), (diagnostic.Id, diagnostic.Severity));
        var place = diagnostic.Primary.Place;
        Assert.Equal(("desk/a.rules", 10u, 21u), (place.Path, place.Start.Line, place.Start.Column));
        Assert.Equal("Rom", Text[(int)place.Utf16.Start..(int)place.Utf16.End]);
        Assert.Equal("Rom", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Text)[(int)place.Utf8.Start..(int)place.Utf8.End]));
        Assert.Equal("Rom", string.Concat(Text.EnumerateRunes().Skip((int)place.CodePoints.Start).Take((int)(place.CodePoints.End - place.CodePoints.Start))));
        Assert.Equal("Room", Assert.Single(diagnostic.Fix.Edits).NewText);
    }

    [Fact]
    public async Task Check_gives_warnings_of_rules_that_compile_and_leaves_out_those_that_are_allowed()
    {
        await using var server = await TestServer.StartAsync();
        var sources = Sources(("a.rules", "record N\n  n: text\n\nlexicon Unused\n  \"a\"\n\nrule n -> N\n  match n:number\n"));

        var ids = (await Of(server).CheckAsync(new CheckRequest { Sources = sources })).Diagnostics.Select(diagnostic => diagnostic.Id).Distinct().ToList();
        var left = await Of(server).CheckAsync(new CheckRequest { Sources = sources, Allow = { ids } });

        Assert.All(ids, id => Assert.StartsWith("DP4", id, StringComparison.Ordinal));
        Assert.NotEmpty(ids);
        Assert.Empty(left.Diagnostics);
    }

    [Fact]
    public async Task Rules_import_what_was_sent_beside_them_and_what_comes_with_the_server()
    {
        await using var server = await TestServer.StartAsync();
        var sources = Sources(("a.rules", "package a\nimport b (Place)\nimport standard.money (Money)\n\nrecord N\n  n: text\n  m: money\n\nrule n -> N\n  match n:Place m:Money\n\ntest \"t\"\n  given\n    > Rome 5 EUR\n  expect N n: \"Rome\"\n"));
        sources.Libraries.Add(File("b.rules", "package b\n\nlexicon Place\n  \"Rome\"\n"));

        Assert.Empty((await Of(server).CheckAsync(new CheckRequest { Sources = sources })).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Message));
    }

    [Fact]
    public async Task Format_gives_the_one_style_and_the_edit_that_makes_it()
    {
        await using var server = await TestServer.StartAsync();
        const string Text = "record  N\n    n: text\n";

        var formatted = await Of(server).FormatAsync(new FormatRequest { File = File("a.rules", Text) });
        var again = await Of(server).FormatAsync(new FormatRequest { File = new SourceFile { Path = "a.rules", Content = formatted.Content } });

        Assert.Equal("record N\n  n: text\n", formatted.Content.ToStringUtf8());
        var range = formatted.Edit.Place.Utf16;
        Assert.Equal(formatted.Content.ToStringUtf8(), Text[..(int)range.Start] + formatted.Edit.NewText + Text[(int)range.End..]);
        Assert.True(formatted.Changed);
        Assert.Equal((false, null, formatted.Content), (again.Changed, again.Edit, again.Content));
    }

    [Fact]
    public async Task RunTests_gives_every_outcome_with_what_came_instead_and_then_the_summary()
    {
        await using var server = await TestServer.StartAsync();

        var events = await RunTestsAsync(server, new RunTestsRequest { Sources = Sources(("desk/a.rules", DeskRules)) });

        Assert.Equal(["english", "persian"], events.SkipLast(1).Select(one => one.Outcome.Name));
        Assert.Equal(new TestSummary { Passed = 1, Failed = 1 }, events[^1].Summary);
        Assert.Equal(("desk/a.rules", 14u, true), (events[0].Outcome.Path, events[0].Outcome.Line, events[0].Outcome.Passed));
        var failure = Assert.Single(events[1].Outcome.Failures);
        Assert.Equal(("Meeting", 22u), (failure.Record, failure.Line));
        var difference = Assert.Single(failure.Differences);
        Assert.Equal(("room", "اتاق آبی"), (difference.Field, difference.Got));
        Assert.Contains("اتاق سبز", difference.Expected, StringComparison.Ordinal);
        Assert.Equal("meeting", failure.Nearest.Rule.Split('.')[^1]);
    }

    [Fact]
    public async Task RunTests_tells_how_far_the_furthest_rule_got_where_no_record_came_out()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Authoring = new() { MaxFurthest = 1 } });
        var rules = DeskRules.Replace("They meet in Blue Room.", "They meet in Green Room.", StringComparison.Ordinal).Replace("جلسه در اتاق آبی است.", "جلسه در اتاق سبز است.", StringComparison.Ordinal);

        var events = await RunTestsAsync(server, new RunTestsRequest { Sources = Sources(("desk/a.rules", rules)) });

        var failure = Assert.Single(events[0].Outcome.Failures);
        Assert.Null(failure.Nearest);
        Assert.Equal(("desk.meeting", "desk/a.rules"), (failure.Furthest.Rule, failure.Furthest.Source.Place.Path));
        var attempt = failure.Furthest.Attempts[0];
        Assert.Equal((AttemptEnd.Pattern, "in", 13u), (attempt.End, attempt.Reached.Text, attempt.StoppedAt.Utf8.Start));
        Assert.Contains(attempt.Wanted, wanted => wanted.Source.Text == "Room");

        // Looked for as often as the settings say; where a record came out there is nothing to look for.
        Assert.Null(Assert.Single(events[1].Outcome.Failures).Furthest);
        Assert.Equal(new TestSummary { Failed = 2 }, events[^1].Summary);
        var nearest = await RunTestsAsync(server, new RunTestsRequest { Sources = Sources(("desk/a.rules", DeskRules)) });
        Assert.Null(Assert.Single(nearest[1].Outcome.Failures).Furthest);
    }

    [Fact]
    public async Task RunTests_leaves_out_what_the_filter_does_not_name()
    {
        await using var server = await TestServer.StartAsync();
        var events = await RunTestsAsync(server, new RunTestsRequest { Sources = Sources(("desk/a.rules", DeskRules)), Filter = "ENG" });
        Assert.Equal(["english"], events.SkipLast(1).Select(one => one.Outcome.Name));
        Assert.Equal(new TestSummary { Passed = 1, LeftOut = 1 }, events[^1].Summary);
    }

    [Fact]
    public async Task Preview_answers_for_each_document_and_changes_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var request = new PreviewRequest
        {
            Sources = Sources(("desk/a.rules", DeskRules)),
            Documents = { TestServer.Text("We sit in blue room."), new Document { Content = ByteString.CopyFrom(0xFF) }, TestServer.Text("در اتاق آبی") },
            Options = new ExtractionOptions { UseCache = true },
        };

        var answers = await PreviewAsync(server, request);
        var again = await PreviewAsync(server, request);

        Assert.Equal([0u, 1u, 2u], answers.Select(answer => answer.Document));
        var record = Assert.Single(answers[0].Result.Records);
        Assert.Equal(("Meeting", "desk.meeting", 7u), (record.Record_, record.Rule, record.Place.Utf8.Start));
        Assert.Equal((int)StatusCode.InvalidArgument, answers[1].Status.Code);
        Assert.Single(answers[2].Result.Records);
        Assert.Equal((64, CacheUse.NotUsed), (answers[0].Result.Summary.Revision.Length, answers[0].Result.Summary.Cache));
        Assert.Equal(answers, again);
        Assert.Equal("default", Assert.Single(server.Rules.Names));
        await server.AssertAnswersAsync();
    }

    // The page of the manual says what its own call answers.
    [Fact]
    public async Task The_call_of_the_manual_answers_what_the_manual_says()
    {
        await using var server = await TestServer.StartAsync();
        var page = await System.IO.File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations", "authoring.md"));
        var request = JsonParser.Default.Parse<CheckRequest>(page.Split("-d '")[1].Split('\'')[0]);

        var diagnostic = Assert.Single((await Of(server).CheckAsync(request)).Diagnostics);

        var place = diagnostic.Primary.Place;
        Assert.Contains($"{diagnostic.Id}, at `{place.Path}`, line {place.Start.Line}, column {place.Start.Column}, whose fix replaces `txt` by `{Assert.Single(diagnostic.Fix.Edits).NewText}`", page, StringComparison.Ordinal);
    }

    internal static async Task<List<PreviewResponse>> PreviewAsync(TestServer server, PreviewRequest request)
    {
        using var call = Of(server).Preview(request);
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    internal static async Task<List<RunTestsResponse>> RunTestsAsync(TestServer server, RunTestsRequest request)
    {
        using var call = Of(server).RunTests(request);
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }
}
