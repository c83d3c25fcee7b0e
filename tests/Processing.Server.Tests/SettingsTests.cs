using Microsoft.Extensions.Options;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class SettingsTests
{
    [Fact]
    public void The_defaults_are_in_order() => Assert.Empty(new ServerSettings().Check());

    [Fact]
    public async Task Arguments_go_before_settings()
    {
        await using var server = ServerHost.Create(new ServerHostOptions
        {
            RuleSets = new RuleSetCatalogue(),
            Settings = new ServerSettings { MaxDocumentBytes = 5, CacheBytes = 7 },
            Arguments = ["--processing:max_document_bytes=1000", "--processing:default_deadline_seconds=2.5"],
        });

        Assert.Equal((1000, 7, 2.5), (server.Settings.MaxDocumentBytes, server.Settings.CacheBytes, server.Settings.DefaultDeadlineSeconds));
    }

    [Fact]
    public async Task A_file_goes_before_settings()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, """{"processing": {"max_in_flight_per_stream": 3}}""");
        try
        {
            await using var server = ServerHost.Create(new ServerHostOptions { RuleSets = new RuleSetCatalogue(), SettingsFile = file });
            Assert.Equal(3, server.Settings.MaxInFlightPerStream);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("address", "ftp://127.0.0.1:1")]
    [InlineData("address", "http://example.org:50061")]
    [InlineData("address", "http://127.0.0.1:50061/path")]
    [InlineData("address", "50061")]
    [InlineData("max_document_bytes", "0")]
    [InlineData("max_document_bytes", "1073741824")]
    [InlineData("max_in_flight_per_stream", "0")]
    [InlineData("max_concurrent_extractions", "-1")]
    [InlineData("max_waiting_calls", "-1")]
    [InlineData("cache_bytes", "-1")]
    [InlineData("default_deadline_seconds", "0")]
    [InlineData("default_deadline_seconds", "NaN")]
    [InlineData("drain_seconds", "-1")]
    [InlineData("drain_seconds", "soon")]
    [InlineData("drain_notice_seconds", "-1")]
    [InlineData("address", "http://0.0.0.0:50061")]
    [InlineData("address", "http://[::]:50061")]
    [InlineData("address", "https://127.0.0.1:50061")]
    [InlineData("web_address", "http://192.0.2.1:50062")]
    [InlineData("web_address", "50062")]
    [InlineData("web_origins", "https://desk.example/page")]
    [InlineData("web_origins", "desk.example")]
    public void A_wrong_setting_is_named(string key, string value)
    {
        var options = new ServerHostOptions { RuleSets = new RuleSetCatalogue(), Arguments = [$"--processing:{key}={value}"] };

        var wrong = Assert.Throws<OptionsValidationException>(() => ServerHost.Create(options));

        Assert.Contains($"`processing.{key}`", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.Contains(value, Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--security:certificate_file=x.pem", "`security.certificate_file` and `security.key_file` go together")]
    [InlineData("--security:client_ca_file=x.pem", "`security.client_ca_file` needs `security.certificate_file`")]
    [InlineData("--security:require_client_certificate=true", "`security.require_client_certificate` needs `security.client_ca_file`")]
    [InlineData("--security:require_client_certificate=perhaps", "`security.require_client_certificate` is `perhaps`; it takes true or false")]
    [InlineData("--security:jwt_keys_file=x.json", "needs `security.jwt_issuer` and `security.jwt_audience`")]
    [InlineData("--security:callers_file=x.json", "`security.callers_file` is `x.json`; there is no such file")]
    [InlineData("--security:caller_file=x.json", "`security.caller_file` is no setting; did you mean `security.callers_file`?")]
    [InlineData("--connections:max_streams=0", "`connections.max_streams` is 0, not between 1 and 100000")]
    [InlineData("--connections:stream_window_bytes=10000000", "`connections.stream_window_bytes` is more than `connections.connection_window_bytes`")]
    [InlineData("--connections:idle_timeout_seconds=0", "`connections.idle_timeout_seconds` is 0")]
    [InlineData("--telemetry:metrics_address=9464", "`telemetry.metrics_address` is `9464`")]
    [InlineData("--telemetry:metrics_address=https://127.0.0.1:9464", "`telemetry.metrics_address` is `https://127.0.0.1:9464`, not http://")]
    [InlineData("--telemetry:otlp_endpoint=collector", "`telemetry.otlp_endpoint` is `collector`")]
    [InlineData("--telemetry:otlp_protocol=json", "`telemetry.otlp_protocol` is `json`, not `grpc` or `http/protobuf`")]
    [InlineData("--telemetry:trace_share=2", "`telemetry.trace_share` is 2, not between 0 and 1")]
    [InlineData("--telemetry:max_series=0", "`telemetry.max_series` is 0")]
    [InlineData("--telemetry:max_rules=-1", "`telemetry.max_rules` is -1")]
    [InlineData("--quotas:documents_per_minute=-1", "`quotas.documents_per_minute` is -1")]
    [InlineData("--quotas:engine_seconds_per_minute=-1", "`quotas.engine_seconds_per_minute` is -1")]
    [InlineData("--quotas:bytes_per_minute=1000", "`quotas.bytes_per_minute` is less than `processing.max_document_bytes`")]
    [InlineData("--audit:on_full=wait", "`audit.on_full` is `wait`, not `block`, `drop` or `fail`")]
    [InlineData("--audit:max_waiting=0", "`audit.max_waiting` is 0")]
    [InlineData("--audit:file=/no/such/folder/audit.jsonl", "there is no folder `/no/such/folder`")]
    [InlineData("--connections:max_age_seconds=-1", "`connections.max_age_seconds` is -1")]
    public void A_wrong_setting_of_another_section_is_named(string argument, string message)
    {
        var options = new ServerHostOptions { RuleSets = new RuleSetCatalogue(), Arguments = [argument] };
        var wrong = Assert.Throws<OptionsValidationException>(() => ServerHost.Create(options));
        Assert.Contains(wrong.Failures, failure => failure.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_others_reach_without_credentials_has_to_be_wanted()
    {
        string[] address = ["--processing:address=http://0.0.0.0:0"];
        var refused = Assert.Throws<OptionsValidationException>(() => ServerHost.Create(new ServerHostOptions { RuleSets = new RuleSetCatalogue(), Arguments = address }));
        Assert.Contains("nobody is asked for a credential; set `security.callers_file` or `security.jwt_keys_file`, or say `security.allow_unauthenticated`", Assert.Single(refused.Failures), StringComparison.Ordinal);
        await using var wanted = ServerHost.Create(new ServerHostOptions { RuleSets = new RuleSetCatalogue(), Arguments = [.. address, "--security:allow_unauthenticated=true"] });
        Assert.True(wanted.Settings.Security.AllowUnauthenticated);
    }

    [Theory]
    [InlineData("max_document_byte", "`processing.max_document_byte` is no setting; did you mean `processing.max_document_bytes`?")]
    [InlineData("Adress", "did you mean `processing.address`?")]
    [InlineData("colour", "`processing.colour` is no setting; there are `processing.address`, `processing.cache_bytes`")]
    public void An_unknown_key_is_refused_and_the_nearest_one_named(string key, string message)
    {
        var options = new ServerHostOptions { RuleSets = new RuleSetCatalogue(), Arguments = [$"--processing:{key}=1"] };
        var wrong = Assert.Throws<OptionsValidationException>(() => ServerHost.Create(options));
        Assert.Contains(message, Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"procesing": {"cache_bytes": 1}}""", "`procesing` is no setting; did you mean `processing`?")]
    [InlineData("""{"logging": {}, "colour": 1}""", "`colour` is no setting; there are `audit`, `authoring`, `compilation`, `connections`, `documents`, `explaining`, `matching`, `processing`, `quotas`")]
    [InlineData("""{"processing": """, "cannot be read")]
    public void A_file_with_an_unknown_section_is_refused(string content, string message)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, content);
        try
        {
            var options = new ServerHostOptions { RuleSets = new RuleSetCatalogue(), SettingsFile = file };
            Assert.Contains(message, string.Join('\n', Assert.Throws<OptionsValidationException>(() => ServerHost.Create(options)).Failures), StringComparison.Ordinal);
            Assert.Contains(message, string.Join('\n', Assert.Throws<OptionsValidationException>(() => EngineSettings.Load(file)).Failures), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Every_key_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "settings.md"));
        Assert.NotEmpty(ServerSettingsReader.Keys);
        Assert.All(ServerSettingsReader.Keys, key => Assert.Contains($"| `{key}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_one_sentence()
    {
        await using var first = ServerHost.Create(new ServerHostOptions { RuleSets = new RuleSetCatalogue(), Settings = new ServerSettings { Address = "http://127.0.0.1:0" } });
        await first.StartAsync();
        var address = first.Address.ToString().TrimEnd('/');
        await using var second = ServerHost.Create(new ServerHostOptions { RuleSets = new RuleSetCatalogue(), Settings = new ServerSettings { Address = address } });
        var taken = await Assert.ThrowsAsync<IOException>(() => second.StartAsync());
        Assert.StartsWith($"cannot listen on {address}: ", taken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', taken.Message);
        await first.StopAsync();
    }

    [Theory]
    [InlineData("http://localhost:0", "127.0.0.1")]
    [InlineData("http://[::1]:0", "[::1]")]
    public async Task Listens_on_a_free_port(string address, string host)
    {
        await using var server = ServerHost.Create(new ServerHostOptions { RuleSets = new RuleSetCatalogue(), Settings = new ServerSettings { Address = address } });
        Assert.Throws<InvalidOperationException>(() => server.Address);
        await server.StartAsync();
        Assert.Equal(host, server.Address.Host);
        Assert.NotEqual(0, server.Address.Port);
        await server.StopAsync();
    }
}
