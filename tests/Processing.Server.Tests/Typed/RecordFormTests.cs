using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Processing.Extraction.V1;
using Processing.Rules;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Sources;
using Processing.Rules.V1;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Registry;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests.Typed;

/// <summary>The forms of records that a caller can ask for.</summary>
public sealed class RecordFormTests
{
    private const string Numbers = """{ "format": 1, "records": { "visits.Visit": { "fields": { "place": { "number": 7, "type": "text", "optional": false } }, "reserved": {} } } }""";

    [Theory]
    [InlineData(RecordForm.Unspecified, true, false)]
    [InlineData(RecordForm.Generic, true, false)]
    [InlineData(RecordForm.Typed, false, true)]
    [InlineData(RecordForm.Both, true, true)]
    public async Task A_record_has_the_form_that_is_asked_for_in_every_kind_of_call(RecordForm form, bool hasValues, bool isTyped)
    {
        await using var server = await StartAsync(Numbers);
        var options = new ExtractionOptions { RecordForm = form, UseCache = true };

        var record = Assert.Single((await server.Client.ExtractAsync(TestServer.Request("a visit rome", options))).Records);

        Assert.Equal(("visits", "Visit"), (record.Package, record.Record_));
        var field = Assert.Single(record.Fields);
        Assert.Equal(hasValues ? "rome" : null, field.Value?.Text);
        Assert.Equal(8u, Assert.Single(field.Places).Utf8.Start);
        Assert.Equal(isTyped, record.HasTyped);
        Assert.Equal(isTyped ? ByteString.CopyFrom([(7 << 3) | 2, 4, .. "rome"u8]) : ByteString.Empty, record.Typed);

        // A stream, and what the cache has of the same document.
        foreach (var useCache in new[] { false, true })
        {
            var streamed = new List<Extraction.V1.Record>();
            await foreach (var one in server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("a visit rome"), Options = new ExtractionOptions { RecordForm = form, UseCache = useCache } }))
            {
                if (one.Record is { } found)
                {
                    streamed.Add(found);
                }
            }

            Assert.Equal(record, Assert.Single(streamed));
        }

        using var documents = new ExtractionService.ExtractionServiceClient(server.Channel).ExtractDocuments();
        await documents.RequestStream.WriteAsync(new ExtractDocumentsRequest { CorrelationId = "1", Document = TestServer.Text("a visit rome"), Options = options });
        await documents.RequestStream.CompleteAsync();
        Assert.True(await documents.ResponseStream.MoveNext(default));
        Assert.Equal(record, Assert.Single(documents.ResponseStream.Current.Result.Records));
    }

    [Fact]
    public async Task Forms_do_not_share_an_answer_in_the_cache()
    {
        await using var server = await StartAsync(Numbers);
        foreach (var form in new[] { RecordForm.Generic, RecordForm.Typed, RecordForm.Both })
        {
            var result = await server.Client.ExtractAsync(TestServer.Request("visit rome", new ExtractionOptions { RecordForm = form, UseCache = true }));
            Assert.Equal(CacheUse.Miss, result.Summary.Cache);
        }
    }

    [Theory]
    [InlineData(null, "its field numbers are not recorded")]
    [InlineData("""{ "format": 1, "records": { "visits.Visit": { "fields": {}, "reserved": {} } } }""", "the number of its field `place` is not recorded")]
    [InlineData("""{ "format": 1, "records": { "visits.Visit": { "fields": { "place": { "number": 7, "type": "date", "optional": false } }, "reserved": {} } } }""", "recorded for the type `date`")]
    [InlineData("{", "the number map cannot be read")]
    public async Task Numbers_that_are_not_recorded_are_not_made_up(string? numbers, string why)
    {
        await using var server = await StartAsync(numbers);
        foreach (var form in new[] { RecordForm.Typed, RecordForm.Both })
        {
            var error = await Assert.ThrowsAsync<Client.ExtractionException>(() => server.Client.ExtractAsync(TestServer.Request("visit rome", new ExtractionOptions { RecordForm = form })));
            Assert.Equal((StatusCode.FailedPrecondition, "SCHEMA_NOT_RECORDED"), (error.StatusCode, error.Reason));
            Assert.Contains(why, error.Message, StringComparison.Ordinal);
            Assert.Equal(("default", "visits.Visit"), (error.Metadata["rule_set"], error.Metadata["record"]));
        }

        Assert.Single((await server.Client.ExtractAsync("visit rome")).Records);
    }

    [Fact]
    public async Task A_form_that_the_server_does_not_know_is_refused()
    {
        await using var server = await StartAsync(Numbers);
        var error = await Assert.ThrowsAsync<Client.ExtractionException>(() => server.Client.ExtractAsync(TestServer.Request("visit rome", new ExtractionOptions { RecordForm = (RecordForm)9 })));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_RECORD_FORM"), (error.StatusCode, error.Reason));
        Assert.Equal("options.record_form", Assert.Single(error.Violations).Field);
    }

    [Fact]
    public async Task Records_of_one_name_in_two_packages_are_told_apart()
    {
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSetCompiler.Compile(
            "default",
            [
                new RuleFile("a.rules", Encoding.UTF8.GetBytes("package a.one\n\nrecord Thing\n  x: text\n\nrule r -> Thing\n  match x:\"alpha\"\n")),
                new RuleFile("b.rules", Encoding.UTF8.GetBytes("package b.two\n\nrecord Thing\n  x: text\n\nrule r -> Thing\n  match x:\"beta\"\n")),
            ],
            [],
            EngineSettings.Load(null)));

        Assert.Equal(["a.one", "b.two"], await PackagesAsync());
        Assert.Equal(["a.one", "b.two"], await PackagesAsync("Thing"));
        Assert.Equal(["b.two"], await PackagesAsync("b.two.Thing"));
        Assert.Equal(["a.one", "b.two"], await PackagesAsync("b.two.Thing", "a.one.Thing"));
        foreach (var wrong in new[] { "two.Thing", "b.two", "b.two.Things", "hing" })
        {
            var error = await Assert.ThrowsAsync<Client.ExtractionException>(() => PackagesAsync(wrong));
            Assert.Equal((StatusCode.InvalidArgument, "UNKNOWN_RECORD_TYPE"), (error.StatusCode, error.Reason));
        }

        async Task<string[]> PackagesAsync(params string[] types) =>
            [.. (await server.Client.ExtractAsync(TestServer.Request("alpha beta", new ExtractionOptions { RecordTypes = { types } }))).Records.Select(record => record.Package)];
    }

    [Fact]
    public async Task A_revision_has_the_numbers_that_were_pushed_with_it()
    {
        await using var server = await RegistryServer.StartAsync();
        var created = await server.Rules.CreateRevisionAsync(
            new RevisionHeader { RuleSet = "visits" }, [.. Packages.Files(Packages.Rules(1)), KeyValuePair.Create("schema.numbers.json", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(Numbers))]);
        await server.Rules.MoveAsync("live", created.Revision.Revision_);

        var request = new ExtractRequest { Document = Packages.Document("visit rome"), RuleSet = "visits", Options = new ExtractionOptions { RecordForm = RecordForm.Typed } };
        var record = Assert.Single((await server.Client.ExtractAsync(request)).Records);

        var set = FileDescriptorSet.Parser.ParseFrom((await server.Rules.Calls.GetSchemaAsync(new GetSchemaRequest { RuleSet = "visits" })).DescriptorSet);
        var type = FileDescriptor.BuildFromByteStrings(set.File.Select(file => file.ToByteString())).Single().MessageTypes.Single(one => one.FullName == $"{record.Package}.{record.Record_}");
        Assert.Equal("{place: \"rome\"}", MessageReading.Print(type, record.Typed));
    }

    [Theory]
    [InlineData("news")]
    [InlineData("forms")]
    public void The_numbers_of_a_shipped_package_are_recorded(string folder)
    {
        var shipped = RuleFolder.LoadShipped();
        bool IsUnder(RuleFile file) => file.Path.StartsWith(folder + "/", StringComparison.Ordinal);
        var file = Path.Combine(Repository.Root, "rules", folder, RuleFolder.NumbersFile);
        var recorded = File.ReadAllBytes(file);
        var (numbers, problem) = NumberMapFile.Read(SourceText.From(Encoding.UTF8.GetString(recorded), file));
        Assert.Null(problem);

        var schema = SchemaBuilder.Build(RuleCompilation.Create([.. shipped.Where(IsUnder)], [.. shipped.Where(one => !IsUnder(one))], EngineSettings.Load(null).Compilation), numbers);

        Assert.Empty(BreakingChanges.FindMisread(numbers, schema));
        Assert.True(NumberMapFile.Write(schema.Numbers).AsSpan().SequenceEqual(recorded), $"the records of rules/{folder} have changed: run `rules schema rules/{folder} --output` a folder, and keep rules/{folder}/{RuleFolder.NumbersFile}");
    }

    private static async Task<TestServer> StartAsync(string? numbers)
    {
        var server = await TestServer.StartAsync();
        var emitted = RuleCompilation.Create([new RuleFile("visits.rules", Encoding.UTF8.GetBytes(Packages.Rules(1)))], [], EngineSettings.Load(null).Compilation).Emit();
        server.Rules.Set(RuleSetCompiler.ToRuleSet("default", emitted, EngineSettings.Load(null).Extraction, numbers is null ? null : SourceText.From(numbers, RuleFolder.NumbersFile)));
        return server;
    }
}
