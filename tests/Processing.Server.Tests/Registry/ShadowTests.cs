using System.Text;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Server.Shadowing;
using Processing.Server.Tests.Support;
using Processing.Storage;
using ShadowReport = Processing.Rules.V1.ShadowReport;

namespace Processing.Server.Tests.Registry;

public sealed class ShadowTests
{
    [Fact]
    public async Task A_shadow_runs_beside_what_is_live_and_only_its_report_shows_it()
    {
        await using var server = await RegistryServer.StartAsync();
        var live = await server.Rules.PushAsync(Packages.Rules(1));
        var shadow = await server.Rules.PushAsync(Packages.Rules(1).Replace("\"visit\"", "(\"visit\" | \"tour\")", StringComparison.Ordinal));
        await server.Rules.MoveAsync("live", live);
        await server.Rules.MoveAsync("shadow", shadow);

        var first = await server.ExtractAsync("visit rome");
        var second = await server.Client.ExtractAsync(new Extraction.V1.ExtractRequest
        {
            RuleSet = "visits",
            Document = new Extraction.V1.Document { Content = Google.Protobuf.ByteString.CopyFromUtf8("visit rome, tour paris"), Name = "the second" },
        });

        Assert.Equal((live, "live", 1), (first.Summary.Revision, first.Summary.Label, first.Records.Count));
        Assert.Equal((live, 1), (second.Summary.Revision, second.Records.Count));
        var report = await WaitAsync(server, seen => seen.Compared == 2);
        Assert.Equal((live, shadow), (report.LiveRevision, report.ShadowRevision));
        Assert.Equal((2ul, 0ul, 1ul, 1ul, 0ul, 0ul), (report.Offered, report.Dropped, report.Differing, report.AddedRecords, report.RemovedRecords, report.Unfinished));
        var sample = Assert.Single(report.Samples);
        Assert.Equal(("the second", "paris", 1u), (sample.Document, sample.Added.Single().Fields.Single().Value.Text, sample.TotalUnchanged));
    }

    [Fact]
    public async Task A_new_shadow_begins_with_new_counts_and_a_move_elsewhere_keeps_them()
    {
        await using var server = await RegistryServer.StartAsync();
        var (one, two, three) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)), await server.Rules.PushAsync(Packages.Rules(3)));
        await server.Rules.MoveAsync("live", one);
        await server.Rules.MoveAsync("shadow", two);
        await server.ExtractAsync("visit rome");
        await WaitAsync(server, seen => seen.Compared == 1);

        await server.Rules.MoveAsync("next", three);
        Assert.Equal(1ul, (await server.Rules.GetShadowReportAsync("visits")).Compared);
        await server.Rules.MoveAsync("shadow", three);
        Assert.Equal((three, 0ul), await server.Rules.GetShadowReportAsync("visits") is var report ? (report.ShadowRevision, report.Offered) : default);
    }

    [Fact]
    public async Task What_does_not_fit_is_dropped_and_counted_and_nobody_waits()
    {
        using var gate = new Gate();
        var slow = new FakeExtractor { Before = (_, cancellation) => gate.Pass(cancellation) };
        await using var runner = Runner(new RegistrySettings { ShadowQueueDocuments = 2, ShadowQueueBytes = 100 });
        var traffic = Traffic(runner, slow);

        traffic.Offer(() => Document("alpha"));
        await gate.Reached;
        traffic.Offer(() => Document("alpha alpha"));
        traffic.Offer(() => Document("beta"));
        traffic.Offer(() => Document("one too many"));

        Assert.Equal((4ul, 1ul, 0ul), (traffic.Report().Offered, traffic.Report().Dropped, traffic.Report().Compared));
        gate.Open();
    }

    [Fact]
    public async Task A_document_larger_than_the_room_is_dropped()
    {
        await using var runner = Runner(new RegistrySettings { ShadowQueueBytes = 10 });
        var traffic = Traffic(runner, new FakeExtractor());
        traffic.Offer(() => Document("longer than ten bytes"));
        Assert.Equal((1ul, 1ul), (traffic.Report().Offered, traffic.Report().Dropped));
    }

    private static ShadowRunner Runner(RegistrySettings settings) =>
        new(settings, new ServerSettings(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ShadowRunner>.Instance);

    private static ShadowTraffic Traffic(ShadowRunner runner, FakeExtractor extractor) => new(runner, Loaded(new FakeExtractor(), "live"), Loaded(extractor, "shadow"), new TrafficShare(TrafficShare.Whole));

    private static LoadedRevision Loaded(FakeExtractor extractor, string name)
    {
        var content = RevisionContent.Of([new PackageFile($"{name}.rules", PackageFileRole.Root, default)]);
        var stored = new StoredRevision("visits", content.Id, 1, default, "", new RevisionFacts("", "", [], 0, 0));
        return new LoadedRevision(new StoredContent(stored, content, new CompiledProgram(default)), RuleSet.Ready("visits", content.Id, extractor, ["word"]));
    }

    private static ShadowDocument Document(string text) => new("", new DocumentInput(Encoding.UTF8.GetBytes(text)), ExtractionOptions.Default, new RecordMessages(MessageParts.All, null), []);

    private static async Task<ShadowReport> WaitAsync(RegistryServer server, Func<ShadowReport, bool> isThere)
    {
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (await server.Rules.GetShadowReportAsync("visits", patience.Token) is var report)
        {
            if (isThere(report))
            {
                return report;
            }
        }

        throw new InvalidOperationException("There is no report.");
    }
}
