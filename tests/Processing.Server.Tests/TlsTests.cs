using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Security;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    [Fact]
    public async Task A_client_that_trusts_the_authority_is_answered()
    {
        await using var server = await StartAsync(new SecuritySettings());
        Assert.Equal("https", server.Host.Address.Scheme);
        using var channel = Channel(server, null, out _);
        Assert.Single((await ExtractAsync(channel)).Result.Records);
    }

    [Fact]
    public async Task A_client_certificate_says_who_calls()
    {
        var callers = _authority.Write("callers.json", """{"certificates": [{"name": "loader", "tenant": "desk", "capabilities": ["extract"], "common_name": "loader"}, {"name": "author", "capabilities": ["author"], "common_name": "author"}]}""");
        await using var server = await StartAsync(new SecuritySettings { ClientCaFile = _authority.CertificateFile, CallersFile = callers });
        using var loader = _authority.GiveClient("loader");
        using var author = _authority.GiveClient("author");
        using var stranger = _authority.GiveClient("stranger");

        Assert.Single((await ExtractAsync(Channel(server, loader, out _))).Result.Records);
        await RefusedAsync(StatusCode.PermissionDenied, "CAPABILITY_MISSING", () => ExtractAsync(Channel(server, author, out _)));
        var error = await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_INVALID", () => ExtractAsync(Channel(server, stranger, out _)));
        Assert.Equal("CERTIFICATE", error.Metadata["kind"]);
        await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_MISSING", () => ExtractAsync(Channel(server, null, out _)));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_gets_no_connection()
    {
        using var other = new TestAuthority("Another Authority");
        await using var server = await StartAsync(new SecuritySettings { ClientCaFile = _authority.CertificateFile });
        using var known = _authority.GiveClient("loader");
        using var unknown = other.GiveClient("loader");
        Assert.Single((await ExtractAsync(Channel(server, known, out _))).Result.Records);
        var refused = await Assert.ThrowsAsync<RpcException>(() => ExtractAsync(Channel(server, unknown, out _)));
        Assert.NotEqual(StatusCode.OK, refused.StatusCode);
        Assert.Equal(1, server.Extractor.Calls);
    }

    [Fact]
    public async Task Where_certificates_are_required_a_client_without_one_gets_no_connection()
    {
        await using var server = await StartAsync(new SecuritySettings { ClientCaFile = _authority.CertificateFile, RequireClientCertificate = true });
        await Assert.ThrowsAsync<RpcException>(() => ExtractAsync(Channel(server, null, out _)));
        using var known = _authority.GiveClient("loader");
        Assert.Single((await ExtractAsync(Channel(server, known, out _))).Result.Records);
    }

    [Fact]
    public async Task A_new_certificate_is_used_from_the_next_connection_on()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(new SecuritySettings(), time);
        using var first = Channel(server, null, out var before);
        await ExtractAsync(first);
        Assert.Equal("CN=server", Assert.Single(before));

        var (certificate, key) = _authority.GiveServer("renewed");
        File.Copy(key, Path.Combine(_authority.Folder, "server.key"), overwrite: true);
        File.Copy(certificate, Path.Combine(_authority.Folder, "server.pem"), overwrite: true);
        time.Advance(TimeSpan.FromSeconds(2));
        using var second = Channel(server, null, out var after);
        await ExtractAsync(second);
        Assert.Equal("CN=renewed", Assert.Single(after));

        // A broken one leaves the last good one in force.
        await File.WriteAllTextAsync(Path.Combine(_authority.Folder, "server.pem"), "nothing");
        time.Advance(TimeSpan.FromSeconds(2));
        using var third = Channel(server, null, out var last);
        await ExtractAsync(third);
        Assert.Equal("CN=renewed", Assert.Single(last));
        await ExtractAsync(first);
    }

    [Theory]
    [InlineData("certificate")]
    [InlineData("authority")]
    public void What_cannot_be_read_is_told_at_the_start(string broken)
    {
        var (certificate, key) = _authority.GiveServer("server");
        var nothing = _authority.Write("nothing.pem", "nothing");
        var settings = Secured(broken == "certificate"
            ? new SecuritySettings { CertificateFile = nothing, KeyFile = key }
            : new SecuritySettings { CertificateFile = certificate, KeyFile = key, ClientCaFile = nothing });
        var wrong = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => ServerHost.Create(new ServerHostOptions { RuleSets = new RuleSets.RuleSetCatalogue(), Settings = settings }));
        Assert.Contains(nothing, Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    public void Dispose() => _authority.Dispose();

    private Task<TestServer> StartAsync(SecuritySettings security, ManualTime? time = null)
    {
        var (certificate, key) = _authority.GiveServer("server");
        return TestServer.StartAsync(Secured(security with { CertificateFile = certificate, KeyFile = key }), change: options => options with { Time = time ?? new ManualTime() });
    }

    private static ServerSettings Secured(SecuritySettings security) => new() { Address = "https://127.0.0.1:0", DrainSeconds = 0, Security = security };

    // Each is a connection of its own; the subjects are those of the server certificates that it saw.
    private GrpcChannel Channel(TestServer server, X509Certificate2? client, out List<string> subjects)
    {
        var seen = new List<string>();
        subjects = seen;
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                seen.Add(certificate!.Subject);
                using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
                chain.ChainPolicy.CustomTrustStore.Add(_authority.Certificate);
                return chain.Build((X509Certificate2)certificate);
            },
        };
        if (client is not null)
        {
            options.ClientCertificates = [client];
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => client;
        }

        return GrpcChannel.ForAddress(server.Host.Address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { SslOptions = options }, DisposeHttpClient = true });
    }

    private static async Task<ExtractResponse> ExtractAsync(GrpcChannel channel) => await new ExtractionService.ExtractionServiceClient(channel).ExtractAsync(TestServer.Request("alpha"));
}
