using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Processing.Extraction.V1;
using Processing.Matching;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Telemetry;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class TelemetryTests
{
    private const string Rules = """
        package t.words

        lexicon Greeting
          "hello"

        record Hello
          word: text

        rule hello -> Hello
          match word:Greeting
        """;

    private static readonly ServerSettings Settings = new() { DrainSeconds = 0, Telemetry = new TelemetrySettings { MetricsAddress = "http://127.0.0.1:0" } };

    [Fact]
    public async Task The_log_tells_where_others_than_callers_of_gRPC_find_the_server()
    {
        using var log = new LineLog();
        await using var server = await TestServer.StartAsync(Settings with { WebAddress = "http://127.0.0.1:0" }, change: options => options with { Logging = logging => logging.AddProvider(log) });
        Assert.Equal(
            [$"Listening on {server.Host.WebAddress} for browsers", $"Listening on {server.Host.MetricsAddress} for measures"],
            log.Lines.Where(line => line.Text.StartsWith("Listening on", StringComparison.Ordinal)).Skip(1).Select(line => line.Text));
    }

    [Fact]
    public async Task The_page_has_calls_phases_documents_cache_and_refusals()
    {
        await using var server = await TestServer.StartAsync(Settings);
        var real = RuleSetCompiler.Compile("real", [new RuleFile("t.rules", Encoding.UTF8.GetBytes(Rules))], [], EngineSettings.Default);
        server.Rules.Set(real);
        var request = new ExtractRequest { Document = TestServer.Text("hello you"), RuleSet = "real", Options = new ExtractionOptions { UseCache = true } };
        await server.Client.ExtractAsync(request);
        await server.Client.ExtractAsync(request);
        await Assert.ThrowsAnyAsync<Exception>(() => server.Client.ExtractAsync(new ExtractRequest()));
        await server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("hello"), RuleSet = "real" }).ToListAsync();

        // A call is counted after its caller has the answer.
        await server.Host.StopAsync();
        var page = server.Host.Measures.Print();

        var labels = $"rule_set=\"real\",revision=\"{real.Revision[..12]}\"";
        Assert.Contains("# TYPE rpc_server_call_duration_seconds histogram\n", page, StringComparison.Ordinal);
        Assert.Contains("rpc_server_call_duration_seconds_count{rpc_system_name=\"grpc\",rpc_method=\"processing.extraction.v1.ExtractionService/Extract\",rpc_response_status_code=\"OK\"} 2\n", page, StringComparison.Ordinal);
        Assert.Contains("rpc_method=\"processing.extraction.v1.ExtractionService/Extract\",rpc_response_status_code=\"INVALID_ARGUMENT\",le=\"+Inf\"} 1\n", page, StringComparison.Ordinal);
        Assert.All(["queue", "read", "text", "match", "emit"], phase => Assert.Contains($"processing_phase_duration_seconds_count{{phase=\"{phase}\",{labels}}} 2\n", page, StringComparison.Ordinal));
        Assert.Contains($"processing_documents_total{{{labels},outcome=\"whole\"}} 2\n", page, StringComparison.Ordinal);
        Assert.Contains($"processing_document_size_bytes_total{{{labels}}} 14\n", page, StringComparison.Ordinal);
        Assert.Contains($"processing_cache_lookups_total{{{labels},result=\"hit\"}} 1\n", page, StringComparison.Ordinal);
        Assert.Contains($"processing_cache_lookups_total{{{labels},result=\"miss\"}} 1\n", page, StringComparison.Ordinal);
        Assert.Contains($"processing_first_record_duration_seconds_count{{{labels}}} 1\n", page, StringComparison.Ordinal);
        Assert.Contains($"processing_rule_time_seconds_total{{{labels},rule=\"t.words.hello\"}} ", page, StringComparison.Ordinal);
        Assert.Contains("processing_refusals_total{reason=\"DOCUMENT_MISSING\"} 1\n", page, StringComparison.Ordinal);
        Assert.Contains("processing_cache_entries 1\n", page, StringComparison.Ordinal);
        Assert.Contains("processing_waiting 0\n", page, StringComparison.Ordinal);
        Assert.Contains("processing_audit_dropped_total 0\n", page, StringComparison.Ordinal);

        // The manual names all of them.
        var manual = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations", "monitoring.md"));
        Assert.All(page.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)), line => Assert.Contains($"| `{line.Split(' ')[2]}` |", manual, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_address_has_its_own()
    {
        await using var server = await TestServer.StartAsync(Settings with { WebAddress = "http://127.0.0.1:0" });
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(server.Host.MetricsAddress, "/metrics"));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        Assert.Contains("\nprocessing_waiting 0\n", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (int)(await http.GetAsync(new Uri(server.Host.MetricsAddress, "/"))).StatusCode);
        Assert.NotEqual(200, (int)(await http.GetAsync(new Uri(server.Host.WebAddress, "/metrics"))).StatusCode);
        using var client = new WebClient(server.Host.MetricsAddress);
        Assert.Equal(404, (await client.CallAsync("/processing.extraction.v1.ExtractionService/Extract", TestServer.Request("alpha"))).HttpStatus);
        Assert.Equal(0, server.Extractor.Calls);
    }

    [Fact]
    public async Task A_method_that_does_not_exist_is_no_label()
    {
        await using var server = await TestServer.StartAsync(Settings);
        using var client = new WebClient(server.Host.Address);
        await client.CallByHttp2Async("/made.up.Service/Name", TestServer.Request("alpha"), "10S");
        await server.Host.StopAsync();
        var page = server.Host.Measures.Print();
        Assert.Contains("rpc_method=\"_OTHER\",rpc_response_status_code=\"UNIMPLEMENTED\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("made.up", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_are_bounded()
    {
        using var metrics = new ServerMetrics(TimeProvider.System);
        using var store = new MetricStore(metrics, maxSeries: 2);
        foreach (var reason in new[] { "A", "B\"\n", "C", "D", "A" })
        {
            metrics.Refused(reason);
        }

        var lines = store.Print().Split('\n').Where(line => line.StartsWith("processing_refusals_total{", StringComparison.Ordinal));
        Assert.Equal(["processing_refusals_total{reason=\"A\"} 2", "processing_refusals_total{reason=\"B\\\"\\n\"} 1", "processing_refusals_total{reason=\"_OTHER\"} 2"], lines);
    }

    [Fact]
    public void A_measure_of_a_known_series_allocates_nothing()
    {
        using var metrics = new ServerMetrics(TimeProvider.System);
        using var store = new MetricStore(metrics, maxSeries: 100);
        var ruleSet = RuleSet.Ready("s", TestServer.Revision, new FakeExtractor(), []);
        for (var i = 0; i < 100; i++)
        {
            Measure();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Measure();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Contains("processing_refusals_total{reason=\"A\"} 1100\n", store.Print(), StringComparison.Ordinal);

        void Measure()
        {
            metrics.Refused("A");
            metrics.Waited(ruleSet, metrics.Now);
            metrics.CallEnded("s/M", "OK", metrics.Now);
        }
    }

    [Fact]
    public void The_costliest_rules_have_a_name_and_no_series_falls()
    {
        var extractor = new FakeExtractor { RuleCounts = [Count("cheap", 1), Count("dear", 5), Count("middle", 2)] };
        var catalogue = new RuleSetCatalogue();
        catalogue.Set(RuleSet.Ready("s", TestServer.Revision, extractor, []));
        var costs = new RuleCosts(catalogue, maxRules: 2);
        Assert.Equal([("_OTHER", 1), ("dear", 5), ("middle", 2)], Seconds(costs));

        extractor.RuleCounts = [Count("cheap", 100), Count("dear", 6), Count("middle", 2)];
        Assert.Equal([("_OTHER", 100), ("dear", 6), ("middle", 2)], Seconds(costs));

        catalogue.Set(RuleSet.Ready("s", new string('b', 64), new FakeExtractor { RuleCounts = [Count("cheap", 3)] }, []));
        Assert.Equal([("cheap", 3)], Seconds(costs));

        static RuleCount Count(string rule, int seconds) => new(rule, 1, 1, 1, 1, TimeSpan.FromSeconds(seconds));
        static IEnumerable<(string, int)> Seconds(RuleCosts costs) => costs.Measure().Select(one => ((string)one.Tags.ToArray().Single(tag => tag.Key == "rule").Value!, (int)one.Value)).OrderBy(one => one.Item1, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true)]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", false)]
    public async Task A_collector_gets_measures_and_the_traces_that_callers_ask_for(string parent, bool isTraced)
    {
        await using var collector = await Collector.StartAsync();
        var telemetry = new TelemetrySettings { OtlpEndpoint = collector.Address, OtlpProtocol = "http/protobuf", TraceShare = 0 };
        await using (var server = await TestServer.StartAsync(Settings with { Telemetry = telemetry }))
        {
            await new ExtractionService.ExtractionServiceClient(server.Channel).ExtractAsync(TestServer.Request("alpha"), new Metadata { { "traceparent", parent } });
        }

        Assert.Contains("rpc.server.call.duration", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Equal(isTraced, collector.Received("/v1/traces").Contains(Encoding.Latin1.GetString(Convert.FromHexString("0af7651916cd43dd8448eb211c80319c")), StringComparison.Ordinal));
    }

    // Keeps the bodies of what is sent to it, as one character a byte.
    private sealed class Collector : IAsyncDisposable
    {
        private readonly Dictionary<string, string> _received = [];
        private readonly WebApplication _application;

        private Collector(WebApplication application) => _application = application;

        public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        public string Received(string path)
        {
            lock (_received)
            {
                return _received.GetValueOrDefault(path, "");
            }
        }

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector._application.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                lock (collector._received)
                {
                    collector._received[context.Request.Path] = collector._received.GetValueOrDefault(context.Request.Path, "") + Encoding.Latin1.GetString(body.ToArray());
                }
            });
            await collector._application.StartAsync();
            return collector;
        }

        public async ValueTask DisposeAsync()
        {
            await _application.StopAsync();
            await _application.DisposeAsync();
        }
    }
}
