using Grpc.Core;
using Processing.Authoring.V1;
using Processing.Server.Authoring;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.AuthoringServer;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

public class AuthoringEditorTests
{
    private const string Broken = "package desk\n\nlexicon Room\n  \"a\"\n\nrecord Meeting\n  /// Where it is.\n  room: text\n\nrule m -> Meeting\n  match \"در\" Ro\n";

    [Fact]
    public async Task Complete_offers_what_fits_in_rules_that_cannot_be_read_yet()
    {
        await using var server = await TestServer.StartAsync();
        var offset = (uint)Broken.IndexOf(" Ro\n", StringComparison.Ordinal) + 3;

        var byOffset = await Of(server).CompleteAsync(new CompleteRequest { Sources = Sources(("a.rules", Broken)), Position = new SourcePosition { Path = "a.rules", Utf16 = offset } });
        var byLine = await Of(server).CompleteAsync(new CompleteRequest { Sources = Sources(("a.rules", Broken)), Position = new SourcePosition { Path = "a.rules", Line = new LinePosition { Line = 11, Column = 16 } } });

        Assert.Equal(byOffset, byLine);
        Assert.Equal((offset - 2, offset), (byOffset.Replaced.Utf16.Start, byOffset.Replaced.Utf16.End));
        var room = Assert.Single(byOffset.Items, item => item.Text == "Room");
        Assert.Equal((CompletionKind.Name, "desk.Room", "lexicon", 3u), (room.Kind, room.Name.FullName, room.Name.Kind, room.Name.Declared.Start.Line));
        Assert.Contains(byOffset.Items, item => item is { Text: "list", Kind: CompletionKind.Keyword });
        Assert.DoesNotContain(byOffset.Items, item => item.Text == "record");
    }

    [Fact]
    public async Task Complete_counts_what_it_leaves_out_and_keeps_what_goes_on_like_the_word()
    {
        await using var server = await TestServer.StartAsync(With(new AuthoringSettings { MaxCompletions = 2 }));
        var response = await Of(server).CompleteAsync(new CompleteRequest { Sources = Sources(("a.rules", Broken)), Position = new SourcePosition { Path = "a.rules", Line = new LinePosition { Line = 11, Column = 16 } } });
        Assert.Equal("Room", Assert.Single(response.Items).Text);
        Assert.True(response.LeftOut > 5);
    }

    [Fact]
    public async Task Hover_tells_of_the_name_that_stands_there()
    {
        await using var server = await TestServer.StartAsync();
        var sources = Sources(("a.rules", Broken));

        var field = await Of(server).HoverAsync(new HoverRequest { Sources = sources, Position = new SourcePosition { Path = "a.rules", Line = new LinePosition { Line = 8, Column = 4 } } });
        var nothing = await Of(server).HoverAsync(new HoverRequest { Sources = sources, Position = new SourcePosition { Path = "a.rules", Line = new LinePosition { Line = 5, Column = 1 } } });

        Assert.Equal(("field", "desk.Meeting.room", "text", "Where it is.", "room: text"), (field.Name.Kind, field.Name.FullName, field.Name.Type, field.Name.Documentation, field.Name.Signature));
        Assert.Equal((8u, 3u), (field.Place.Start.Line, field.Place.Start.Column));
        Assert.Equal(new HoverResponse(), nothing);
    }

    // What is kept must not answer for what changed.
    [Fact]
    public async Task Each_call_is_about_the_sources_that_it_sent()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var name in new[] { "Room", "Hall", "Room", "Yard" })
        {
            var sources = Sources(("a.rules", Broken.Replace("lexicon Room", $"lexicon {name}", StringComparison.Ordinal)), ("b.rules", "package desk\n\nlexicon Other\n  \"b\"\n"));
            var response = await Of(server).CompleteAsync(new CompleteRequest { Sources = sources, Position = new SourcePosition { Path = "a.rules", Line = new LinePosition { Line = 11, Column = 16 } } });
            Assert.Equal([name, "Other"], response.Items.Where(item => item.Name?.Kind == "lexicon").Select(item => item.Text).OrderByDescending(item => item == name));
        }
    }

    [Theory]
    [InlineData("b.rules", 1u, 1u, "position.path")]
    [InlineData("a.rules", 0u, 1u, "position")]
    [InlineData("a.rules", 99u, 1u, "position")]
    [InlineData("a.rules", 1u, 99u, "position")]
    public async Task A_place_that_is_none(string path, uint line, uint column, string field)
    {
        await using var server = await TestServer.StartAsync();
        var position = new SourcePosition { Path = path, Line = new LinePosition { Line = line, Column = column } };
        var error = await RefusedAsync(StatusCode.InvalidArgument, "POSITION_INVALID", async () => await Of(server).HoverAsync(new HoverRequest { Sources = Sources(("a.rules", Broken)), Position = position }));
        Assert.Equal(field, Assert.Single(error.Violations).Field);
    }
}
