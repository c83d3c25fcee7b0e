using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Protocol.Health.V1;
using Processing.Server.Hosting;
using Processing.Server.Security;
using Processing.Server.Tests.Support;
using Processing.Server.V1;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

public sealed class CredentialTests : IDisposable
{
    private const string Key = "k-3f1c8a52d07b4e6f";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callers-");

    [Fact]
    public async Task A_key_lets_its_caller_in()
    {
        await using var server = await KeysAsync(Entry("desk", Key));
        Assert.Single((await ExtractAsync(server, ("x-api-key", Key))).Result.Records);
    }

    [Fact]
    public async Task A_client_sends_its_key_or_its_token_with_every_call()
    {
        using var signed = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var keys = await KeysAsync(Entry("desk", Key));
        await using var tokens = await TokensAsync(signed);
        ExtractionClient[] clients =
        [
            ExtractionClient.Connect(keys.Host.Address.ToString(), new ExtractionClientOptions { ApiKey = Key }),
            ExtractionClient.Connect(tokens.Host.Address.ToString(), new ExtractionClientOptions { AccessToken = _ => ValueTask.FromResult(Token(signed)) }),
        ];
        foreach (var client in clients)
        {
            using (client)
            {
                Assert.Single((await client.ExtractAsync("alpha")).Records);
                Assert.NotNull((await client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("alpha") }).LastAsync()).Summary);
                var requests = new[] { new ExtractDocumentsRequest { CorrelationId = "1", Document = TestServer.Text("alpha") } };
                Assert.NotNull(Assert.Single(await client.ExtractDocumentsAsync(requests.ToAsyncEnumerable()).ToListAsync()).Result);
            }
        }
    }

    [Fact]
    public async Task Without_a_credential_only_health_answers()
    {
        await using var server = await KeysAsync(Entry("desk", Key));
        await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_MISSING", () => ExtractAsync(server));
        await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_MISSING", async () => await new ServerInfoService.ServerInfoServiceClient(server.Channel).GetServerInfoAsync(new GetServerInfoRequest()));
        await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_MISSING", async () => await server.Client.ExtractDocumentsAsync(AsyncEnumerable.Empty<ExtractDocumentsRequest>()).ToListAsync());
        Assert.Equal(0, server.Extractor.Calls);
        await new Protocol.Health.V1.Health.HealthClient(server.Channel).CheckAsync(new HealthCheckRequest());
    }

    [Theory]
    [InlineData("x-api-key", "another", "API_KEY")]
    [InlineData("x-api-key", "", "API_KEY")]
    [InlineData("authorization", "Bearer " + Key, "TOKEN")]
    [InlineData("authorization", "Basic eDp5", "TOKEN")]
    public async Task A_wrong_credential_is_refused_without_more_words(string header, string value, string kind)
    {
        await using var server = await KeysAsync(Entry("desk", Key));
        var error = await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_INVALID", () => ExtractAsync(server, (header, value)));
        Assert.Equal(kind, Assert.Single(error.Metadata).Value);
    }

    [Fact]
    public async Task Two_keys_are_in_force_at_once_and_the_file_is_read_again_when_it_changes()
    {
        var time = new ManualTime();
        await using var server = await KeysAsync(time, Entry("old", Key), Entry("new", "k-2"));
        await ExtractAsync(server, ("x-api-key", Key));
        await ExtractAsync(server, ("x-api-key", "k-2"));

        WriteCallers(Entry("new", "k-2"));
        time.Advance(TimeSpan.FromSeconds(2));
        await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_INVALID", () => ExtractAsync(server, ("x-api-key", Key)));
        await ExtractAsync(server, ("x-api-key", "k-2"));

        File.WriteAllText(CallersPath, "{ half a file");
        time.Advance(TimeSpan.FromSeconds(2));
        await ExtractAsync(server, ("x-api-key", "k-2"));
    }

    [Fact]
    public async Task A_key_ends_when_it_expires()
    {
        var time = new ManualTime();
        await using var server = await KeysAsync(time, Entry("desk", Key, """, "expires": "2026-01-01T00:10:00Z" """));
        await ExtractAsync(server, ("x-api-key", Key));
        time.Advance(TimeSpan.FromMinutes(10));
        await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_EXPIRED", () => ExtractAsync(server, ("x-api-key", Key)));
    }

    [Fact]
    public async Task A_credential_allows_what_it_says_and_no_more()
    {
        await using var server = await KeysAsync(Entry("desk", Key).Replace("\"extract\"", "\"author\", \"admin\"", StringComparison.Ordinal));
        var error = await RefusedAsync(StatusCode.PermissionDenied, "CAPABILITY_MISSING", () => ExtractAsync(server, ("x-api-key", Key)));
        Assert.Equal("EXTRACT", error.Metadata["capability"]);
        Assert.Equal("/processing.extraction.v1.ExtractionService/Extract", error.Metadata["method"]);

        // Any caller may know what the server is.
        await new ServerInfoService.ServerInfoServiceClient(server.Channel).GetServerInfoAsync(new GetServerInfoRequest(), Headers(("x-api-key", Key)));
    }

    [Theory]
    [InlineData("""{"api_keys": [{"name": "a", "capabilities": ["extract"], "sha256": "12"}]}""", "`api_keys[0]` has no `sha256` of 64 hexadecimal digits")]
    [InlineData("""{"api_keys": [{"capabilities": ["extract"], "sha256": "SUM"}]}""", "`api_keys[0]` has no `name`")]
    [InlineData("""{"api_keys": [{"name": "a", "sha256": "SUM"}]}""", "`api_keys[0]` has no `capabilities`")]
    [InlineData("""{"api_keys": [{"name": "a", "capabilities": ["root"], "sha256": "SUM"}]}""", "names the capability `root`; there are `extract`, `author` and `admin`")]
    [InlineData("""{"api_keys": [{"name": "a", "capabilities": ["extract"], "sha256": "SUM", "expires": "soon"}]}""", "expires `soon`, which is no ISO 8601 moment")]
    [InlineData("""{"api_keys": [{"name": "a", "capabilities": ["extract"], "sha256": "SUM"}, {"name": "b", "capabilities": ["extract"], "sha256": "SUM"}]}""", "`a` and `b` are the same key")]
    [InlineData("""{"certificates": [{"name": "a", "capabilities": ["extract"]}]}""", "`certificates[0]` has no `common_name`")]
    [InlineData("""{"keys": []}""", "cannot be read")]
    [InlineData("""[""", "cannot be read")]
    public void A_file_of_callers_that_cannot_be_is_refused_at_the_start(string content, string message)
    {
        File.WriteAllText(CallersPath, content.Replace("SUM", Sum("x"), StringComparison.Ordinal));
        var wrong = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => ServerHost.Create(new ServerHostOptions
        {
            RuleSets = new RuleSets.RuleSetCatalogue(),
            Settings = new ServerSettings { Security = new SecuritySettings { CallersFile = CallersPath } },
        }));
        Assert.Contains(message, Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_lets_its_caller_in()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var server = await TokensAsync(key);
        Assert.Single((await ExtractAsync(server, ("authorization", "Bearer " + Token(key)))).Result.Records);
        Assert.Single((await ExtractAsync(server, ("authorization", "Bearer " + Token(key, capabilities: new[] { "other", "extract" })))).Result.Records);
        await RefusedAsync(StatusCode.PermissionDenied, "CAPABILITY_MISSING", () => ExtractAsync(server, ("authorization", "Bearer " + Token(key, capabilities: "author other"))));
        await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_EXPIRED", () => ExtractAsync(server, ("authorization", "Bearer " + Token(key, minutes: -5))));
        await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_EXPIRED", () => ExtractAsync(server, ("authorization", "Bearer " + Token(key, minutes: 10, notBefore: 5))));
    }

    [Fact]
    public async Task A_token_of_another_issuer_audience_or_key_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var server = await TokensAsync(key);
        var secret = new SigningCredentials(new SymmetricSecurityKey(key.ExportSubjectPublicKeyInfo()), SecurityAlgorithms.HmacSha256);
        var plain = Token(key).Split('.');
        string[] wrong =
        [
            Token(key, issuer: "another"),
            Token(key, audience: "another"),
            Token(other),
            Made(secret, "issuer", "processing", "extract", 5, -5),
            $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{plain[1]}.",
            $"{plain[0]}.{plain[1]}.AAAA",
            "no token",
        ];
        foreach (var token in wrong)
        {
            await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_INVALID", () => ExtractAsync(server, ("authorization", "Bearer " + token)));
        }
    }

    [Fact]
    public async Task A_method_that_does_not_exist()
    {
        await using var server = await TestServer.StartAsync();
        var method = new Method<HealthCheckRequest, HealthCheckResponse>(MethodType.Unary, "processing.future.v9.Service", "Do", Marshaller<HealthCheckRequest>(), Marshaller<HealthCheckResponse>());
        var error = await RefusedAsync(StatusCode.Unimplemented, "METHOD_UNKNOWN", async () => await server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, new HealthCheckRequest()));
        Assert.Equal("/processing.future.v9.Service/Do", error.Metadata["method"]);

        static Marshaller<T> Marshaller<T>()
            where T : Google.Protobuf.IMessage<T>, new() => new(message => Google.Protobuf.MessageExtensions.ToByteArray(message), new Google.Protobuf.MessageParser<T>(() => new T()).ParseFrom);
    }

    [Fact]
    public async Task Every_method_says_what_it_asks_of_its_caller()
    {
        await using var server = await TestServer.StartAsync();
        var silent = server.Host.Endpoints
            .Where(endpoint => endpoint.Metadata.OfType<Grpc.AspNetCore.Server.GrpcMethodMetadata>().Any() && !endpoint.Metadata.OfType<RequiresAttribute>().Any())
            .Select(endpoint => endpoint.DisplayName);
        Assert.True(!silent.Any(), $"put [Requires(Access.…)] on the handlers or methods of: {string.Join(", ", silent)}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string CallersPath => Path.Combine(_folder.FullName, "callers.json");

    private static string Sum(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string Entry(string name, string key, string more = "") => $$"""{"name": "{{name}}", "tenant": "{{name}}", "capabilities": ["extract"], "sha256": "{{Sum(key)}}"{{more}}}""";

    private void WriteCallers(params string[] entries) => File.WriteAllText(CallersPath, $$"""{"api_keys": [{{string.Join(", ", entries)}}]}""");

    private Task<TestServer> KeysAsync(params string[] entries) => KeysAsync(new ManualTime(), entries);

    private Task<TestServer> KeysAsync(ManualTime time, params string[] entries)
    {
        WriteCallers(entries);
        var settings = new ServerSettings { DrainSeconds = 0, Security = new SecuritySettings { CallersFile = CallersPath } };
        return TestServer.StartAsync(settings, change: options => options with { Time = time });
    }

    private Task<TestServer> TokensAsync(ECDsa key)
    {
        var path = Path.Combine(_folder.FullName, "keys.json");
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(includePrivateParameters: false))) { KeyId = "k1" });
        File.WriteAllText(path, JsonSerializer.Serialize(new { keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid = "k1", use = "sig" } } }));
        var security = new SecuritySettings { JwtKeysFile = path, JwtIssuer = "issuer", JwtAudience = "processing" };
        return TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Security = security }, change: options => options with { Time = new ManualTime() });
    }

    private static string Token(ECDsa key, string issuer = "issuer", string audience = "processing", object? capabilities = null, int minutes = 5, int notBefore = -10) =>
        Made(new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha256), issuer, audience, capabilities ?? "extract", minutes, notBefore);

    private static string Made(SigningCredentials credentials, string issuer, string audience, object capabilities, int minutes, int notBefore)
    {
        var now = new ManualTime().GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(notBefore),
            Expires = now.AddMinutes(minutes),
            Claims = new Dictionary<string, object> { ["sub"] = "desk", ["capabilities"] = capabilities, ["tenant"] = "desk" },
            SigningCredentials = credentials,
        });
    }

    private static Metadata Headers(params (string Name, string Value)[] headers)
    {
        var metadata = new Metadata();
        foreach (var (name, value) in headers)
        {
            metadata.Add(name, value);
        }

        return metadata;
    }

    private static async Task<ExtractResponse> ExtractAsync(TestServer server, params (string Name, string Value)[] headers) =>
        await new ExtractionService.ExtractionServiceClient(server.Channel).ExtractAsync(TestServer.Request("alpha"), Headers(headers));
}
