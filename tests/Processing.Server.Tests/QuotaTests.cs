using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Processing.Extraction.V1;
using Processing.Protocol.Rpc;
using Processing.Server.Hosting;
using Processing.Server.Serving;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.ServiceCalls;
using RpcStatus = Processing.Protocol.Rpc.Status;

namespace Processing.Server.Tests;

public class QuotaTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_document_beyond_the_quota_is_refused_until_its_time_comes()
    {
        await using var server = await StartAsync(new QuotaSettings { DocumentsPerMinute = 2 });
        await server.Client.ExtractAsync("alpha");
        await server.Client.ExtractAsync("alpha");

        var error = await RefusedAsync(StatusCode.ResourceExhausted, "QUOTA_EXCEEDED", () => server.Client.ExtractAsync("alpha"));

        Assert.Equal(TimeSpan.FromSeconds(30), error.RetryAfter);
        Assert.Equal("quotas.documents_per_minute", error.Metadata["key"]);
        _time.Advance(TimeSpan.FromSeconds(30));
        await server.Client.ExtractAsync("alpha");
        await RefusedAsync(StatusCode.ResourceExhausted, "QUOTA_EXCEEDED", () => server.Client.ExtractAsync("alpha"));
    }

    [Fact]
    public async Task The_status_names_the_quota_and_says_when_to_try_again()
    {
        await using var server = await StartAsync(new QuotaSettings { DocumentsPerMinute = 1 });
        await server.Client.ExtractAsync("alpha");
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await new ExtractionService.ExtractionServiceClient(server.Channel).ExtractAsync(TestServer.Request("alpha")));
        Assert.Equal("60000", failure.Trailers.GetValue("grpc-retry-pushback-ms"));
        var status = RpcStatus.Parser.ParseFrom(failure.Trailers.GetValueBytes("grpc-status-details-bin"));
        var violation = Assert.Single(status.Details.Single(detail => detail.Is(QuotaFailure.Descriptor)).Unpack<QuotaFailure>().Violations);
        Assert.Equal("tenant:", violation.Subject);
        Assert.Contains("`quotas.documents_per_minute`", violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_a_stream_is_refused_by_itself()
    {
        await using var server = await StartAsync(new QuotaSettings { DocumentsPerMinute = 2 });
        var requests = Enumerable.Range(0, 3).Select(i => new ExtractDocumentsRequest { CorrelationId = $"{i}", Document = TestServer.Text("alpha") });
        var answers = await server.Client.ExtractDocumentsAsync(requests.ToAsyncEnumerable()).ToListAsync();
        Assert.Equal(["QUOTA_EXCEEDED"], answers.Where(answer => answer.Error is not null).Select(answer => answer.Error!.Reason));
        Assert.Equal(2, answers.Count(answer => answer.Result is not null));
    }

    [Fact]
    public void Bytes_and_time_of_the_engine_are_bounded_and_tenants_are_apart()
    {
        var quotas = new TenantQuotas(new QuotaSettings { BytesPerMinute = 600, EngineSecondsPerMinute = 6 }, _time);
        Assert.Null(quotas.Take("desk", 600));
        var error = quotas.Take("desk", 100)!;
        Assert.Equal((TimeSpan.FromSeconds(10), "quotas.bytes_per_minute"), (error.RetryAfter, error.Metadata["key"]));
        Assert.Null(quotas.Take("other", 600));

        _time.Advance(TimeSpan.FromMinutes(1));
        quotas.Spend("desk", TimeSpan.FromSeconds(9));
        error = quotas.Take("desk", 1)!;
        Assert.Equal("quotas.engine_seconds_per_minute", error.Metadata["key"]);
        Assert.InRange(error.RetryAfter!.Value, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30.1));
        _time.Advance(TimeSpan.FromSeconds(30.1));
        Assert.Null(quotas.Take("desk", 1));
    }

    [Fact]
    public void A_tenant_may_have_something_else_than_all_others()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["quotas:documents_per_minute"] = "1",
            ["quotas:engine_seconds_per_minute"] = "6",
            ["quotas:tenants:Desk:documents_per_minute"] = "3",
            ["quotas:tenants:free:documents_per_minute"] = "0",
            ["quotas:tenants:free:engine_seconds_per_minute"] = "0",
        }).Build();
        var quotas = new TenantQuotas(ServerSettingsReader.Read(new ServerSettings(), configuration).Quotas, _time);

        Assert.Equal((1, 3, 3, 9), (Taken(""), Taken("Desk"), Taken("desk"), Taken("free")));
        Assert.Equal("quotas.documents_per_minute", quotas.Take("", 1)!.Metadata["key"]);
        Assert.Equal("quotas.tenants.Desk.documents_per_minute", quotas.Take("Desk", 1)!.Metadata["key"]);

        // What its section does not name is as for all others.
        _time.Advance(TimeSpan.FromMinutes(1));
        quotas.Spend("Desk", TimeSpan.FromSeconds(9));
        Assert.Equal("quotas.tenants.Desk.engine_seconds_per_minute", quotas.Take("Desk", 1)!.Metadata["key"]);
        quotas.Spend("free", TimeSpan.FromSeconds(900));
        Assert.Null(quotas.Take("free", 1));

        int Taken(string tenant) => Enumerable.Range(0, 9).Count(_ => quotas.Take(tenant, 1) is null);
    }

    [Theory]
    [InlineData("quotas:tenants:desk:documents", "1", "`quotas.tenants.desk.documents` is no setting")]
    [InlineData("quotas:tenants:desk:documents_per_minute", "many", "`quotas.tenants.desk.documents_per_minute` is `many`; it takes a whole number")]
    [InlineData("quotas:tenants:desk:bytes_per_minute", "5", "`quotas.tenants.desk.bytes_per_minute` is less than")]
    [InlineData("quotas:tenant:desk:bytes_per_minute", "5", "did you mean `quotas.tenants`?")]
    public void Wrong_settings_of_a_tenant_are_told_with_their_place(string key, string value, string message)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();
        var wrong = Assert.Throws<OptionsValidationException>(() => ServerSettingsReader.Read(new ServerSettings(), configuration));
        Assert.Contains(wrong.Failures, failure => failure.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_minute_of_quiet_saves_no_more_than_a_minute()
    {
        var quotas = new TenantQuotas(new QuotaSettings { DocumentsPerMinute = 3 }, _time);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => quotas.Take("desk", 1) is null));
    }

    private Task<TestServer> StartAsync(QuotaSettings quotas) =>
        TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Quotas = quotas }, change: options => options with { Time = _time });
}
