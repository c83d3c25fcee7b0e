using System.Text;
using Processing.Client;
using Processing.Rules.V1;

namespace Processing.Server.Tests.Registry;

public sealed class RevisionTests
{
    [Fact]
    public async Task A_package_becomes_a_revision_and_comes_back()
    {
        await using var server = await RegistryServer.StartAsync();
        var header = new RevisionHeader { RuleSet = "visits", Author = "ann", Description = "the first" };

        var created = await server.Rules.CreateRevisionAsync(header, Packages.Files(Packages.Rules(1)));

        Assert.False(created.AlreadyExisted);
        Assert.Matches("^[0-9a-f]{64}$", created.Revision.Revision_);
        Assert.Equal(("visits", "ann", "the first", 1u, 0u), (created.Revision.RuleSet, created.Revision.Author, created.Revision.Description, created.Revision.TestsPassed, created.Revision.TestsFailed));
        Assert.Equal("Visit", Assert.Single(created.Revision.RecordTypes));
        var read = await server.Rules.Calls.GetRevisionAsync(new GetRevisionRequest { RuleSet = "visits", Revision = created.Revision.Revision_, IncludeContent = true });
        Assert.Equal(created.Revision, read.Revision);
        Assert.Equal(("visits.rules", PackageFileRole.Root, Packages.Rules(1)), (read.Files[0].Path, read.Files[0].Role, read.Files[0].Content.ToStringUtf8()));
    }

    [Fact]
    public async Task The_same_package_again_is_the_same_revision()
    {
        await using var server = await RegistryServer.StartAsync();
        var first = await server.Rules.CreateRevisionAsync(new RevisionHeader { RuleSet = "visits", Author = "ann" }, Packages.Files(Packages.Rules(1)));
        var again = await server.Rules.CreateRevisionAsync(new RevisionHeader { RuleSet = "visits", Author = "bob" }, Packages.Files(Packages.Rules(1)));
        Assert.True(again.AlreadyExisted);
        Assert.Equal(first.Revision, again.Revision);
    }

    [Fact]
    public async Task What_is_only_validated_is_not_stored()
    {
        await using var server = await RegistryServer.StartAsync();
        var looked = await server.Rules.CreateRevisionAsync(new RevisionHeader { RuleSet = "visits", ValidateOnly = true }, Packages.Files(Packages.Failing));

        Assert.Null(looked.Revision.CreateTime);
        Assert.Equal((0u, 1u), (looked.Revision.TestsPassed, looked.Revision.TestsFailed));
        Assert.Contains("a visit", Assert.Single(looked.FailedTests).Message, StringComparison.Ordinal);
        Assert.Empty((await server.Rules.Calls.ListRuleSetsAsync(new ListRuleSetsRequest())).RuleSets);

        // What would be stored has the name that was told.
        Assert.Equal(await server.Rules.PushAsync(Packages.Failing), looked.Revision.Revision_);
    }

    [Fact]
    public async Task A_revision_holds_what_it_imports_and_nothing_else()
    {
        await using var server = await RegistryServer.StartAsync();
        const string rules = """
            package trips
            import geo.countries

            record Trip
              to: Country

            rule trip -> Trip
              match "to" to:Country

            """;
        var revision = await server.Rules.PushAsync(rules, "trips");
        var files = (await server.Rules.Calls.GetRevisionAsync(new GetRevisionRequest { RuleSet = "trips", Revision = revision, IncludeFiles = true })).Files;
        Assert.Contains(files, file => file.Role == PackageFileRole.Library && file.Path.StartsWith("geo/", StringComparison.Ordinal) && file.Path.EndsWith(".rules", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.Path.StartsWith("news/", StringComparison.Ordinal));
        Assert.All(files, file => Assert.True(file.Content.IsEmpty && file.Size > 0));

        await server.Rules.MoveAsync("live", revision, ruleSet: "trips");
        var result = await server.Client.ExtractAsync(new Extraction.V1.ExtractRequest { Document = Packages.Document("to Iran"), RuleSet = "trips" });
        Assert.Single(result.Records);
    }

    [Fact]
    public async Task Revisions_and_rule_sets_come_in_pages()
    {
        await using var server = await RegistryServer.StartAsync();
        var pushed = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            pushed.Add(await server.Rules.PushAsync(Packages.Rules(i)));
        }

        await server.Rules.PushAsync(Packages.Rules(0), "another");
        var page = await server.Rules.Calls.ListRevisionsAsync(new ListRevisionsRequest { RuleSet = "visits", PageSize = 2 });
        var rest = await server.Rules.Calls.ListRevisionsAsync(new ListRevisionsRequest { RuleSet = "visits", PageSize = 2, PageToken = page.NextPageToken });
        Assert.Equal(Enumerable.Reverse(pushed), page.Revisions.Concat(rest.Revisions).Select(revision => revision.Revision_));
        Assert.Empty(rest.NextPageToken);

        var first = await server.Rules.Calls.ListRuleSetsAsync(new ListRuleSetsRequest { PageSize = 1 });
        var second = await server.Rules.Calls.ListRuleSetsAsync(new ListRuleSetsRequest { PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal(["another", "visits"], first.RuleSets.Concat(second.RuleSets).Select(ruleSet => ruleSet.RuleSet_));
        Assert.Empty(second.NextPageToken);
    }

    [Fact]
    public async Task A_file_comes_in_pieces()
    {
        await using var server = await RegistryServer.StartAsync();
        var comment = string.Concat(Enumerable.Repeat("// A long comment, so that the file is longer than a piece.\n", 10_000));
        var revision = await server.Rules.PushAsync(comment + Packages.Rules(1));
        var read = await server.Rules.Calls.GetRevisionAsync(new GetRevisionRequest { RuleSet = "visits", Revision = revision, IncludeFiles = true });
        Assert.Equal((ulong)Encoding.UTF8.GetByteCount(comment + Packages.Rules(1)), Assert.Single(read.Files).Size);
    }

    [Fact]
    public async Task A_schema_can_be_had_by_label_and_has_the_numbers_that_were_pushed()
    {
        await using var server = await RegistryServer.StartAsync();
        var numbers = """{ "format": 1, "records": { "visits.Visit": { "fields": { "place": { "number": 7, "type": "text", "optional": false } }, "reserved": {} } } }""";
        var created = await server.Rules.CreateRevisionAsync(
            new RevisionHeader { RuleSet = "visits" }, [.. Packages.Files(Packages.Rules(1)), KeyValuePair.Create("schema.numbers.json", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(numbers))]);
        await server.Rules.MoveAsync("live", created.Revision.Revision_);

        var schema = await server.Rules.Calls.GetSchemaAsync(new GetSchemaRequest { RuleSet = "visits" });

        Assert.Equal(created.Revision.Revision_, schema.Revision);
        Assert.Contains("string place = 7;", Assert.Single(schema.Files).Content, StringComparison.Ordinal);
        var file = Google.Protobuf.Reflection.FileDescriptorSet.Parser.ParseFrom(schema.DescriptorSet).File.Single();
        Assert.Equal(("visits", 7), (file.Package, file.MessageType.Single().Field.Single().Number));
        Assert.Contains("\"place\"", schema.JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_revisions_differ_in_schema_and_in_results()
    {
        await using var server = await RegistryServer.StartAsync();
        var before = await server.Rules.PushAsync(Packages.Rules(1));
        var changed = Packages.Rules(1)
            .Replace("  place: text\n", "  place: text?\n  day: text?\n", StringComparison.Ordinal)
            .Replace("match \"visit\" place:(word)", "match \"visit\" place:(\"rome\")", StringComparison.Ordinal);
        await server.Rules.MoveAsync("next", await server.Rules.PushAsync(changed));

        var diff = await server.Rules.DiffRevisionsAsync(new DiffRevisionsRequest
        {
            RuleSet = "visits",
            Before = before,
            After = "next",
            Documents = { Packages.Document("visit rome"), Packages.Document("visit rome, visit paris"), new Extraction.V1.Document { Name = "odd", MediaType = "application/x-odd" } },
        });

        Assert.Equal("DP3047", Assert.Single(diff.Schema.BreakingChanges).Id);
        Assert.Equal(["visits.Visit.day"], diff.Schema.Added);
        Assert.Empty(diff.Schema.Removed);
        Assert.Equal((0u, 0u, 1u), (diff.Documents[0].TotalAdded, diff.Documents[0].TotalRemoved, diff.Documents[0].TotalUnchanged));
        Assert.Equal((0u, 1u, 1u), (diff.Documents[1].TotalAdded, diff.Documents[1].TotalRemoved, diff.Documents[1].TotalUnchanged));
        Assert.Equal("paris", diff.Documents[1].Removed.Single().Fields.Single().Value.Text);
        Assert.Equal(("odd", "UNSUPPORTED_MEDIA_TYPE"), (diff.Documents[2].Document, ExtractionException.From(diff.Documents[2].Status).Reason));
    }
}
