using System.Collections.Immutable;

namespace Processing.Server.Security;

/// <summary>Who may call and how connections are protected, bound from the configuration section <c>security</c>. Everything is off by default, and then the server listens on the loopback only.</summary>
public sealed record SecuritySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "security";

    /// <summary>A PEM file with the server's certificate and those between it and its root; with it, addresses begin with <c>https://</c>. Read again when it changes. Key <c>certificate_file</c>.</summary>
    [ConfigurationKeyName("certificate_file")]
    public string CertificateFile { get; init; } = "";

    /// <summary>A PEM file with the key of the certificate, without password. Key <c>key_file</c>.</summary>
    [ConfigurationKeyName("key_file")]
    public string KeyFile { get; init; } = "";

    /// <summary>A PEM file with the authorities whose client certificates are taken; empty for no client certificates. Key <c>client_ca_file</c>.</summary>
    [ConfigurationKeyName("client_ca_file")]
    public string ClientCaFile { get; init; } = "";

    /// <summary>Whether a connection without a client certificate is refused. Default false; key <c>require_client_certificate</c>.</summary>
    [ConfigurationKeyName("require_client_certificate")]
    public bool RequireClientCertificate { get; init; }

    /// <summary>A JSON file with the API keys (their hashes) and client certificates that may call. Read again when it changes. Key <c>callers_file</c>.</summary>
    [ConfigurationKeyName("callers_file")]
    public string CallersFile { get; init; } = "";

    /// <summary>A JSON Web Key Set with the public keys that tokens are signed with. Read again when it changes. Key <c>jwt_keys_file</c>.</summary>
    [ConfigurationKeyName("jwt_keys_file")]
    public string JwtKeysFile { get; init; } = "";

    /// <summary>The issuer that tokens must name. Key <c>jwt_issuer</c>.</summary>
    [ConfigurationKeyName("jwt_issuer")]
    public string JwtIssuer { get; init; } = "";

    /// <summary>The audience that tokens must name. Key <c>jwt_audience</c>.</summary>
    [ConfigurationKeyName("jwt_audience")]
    public string JwtAudience { get; init; } = "";

    /// <summary>The claim that holds what a token allows: names parted by spaces, or a list. Default <c>capabilities</c>; key <c>jwt_capabilities_claim</c>.</summary>
    [ConfigurationKeyName("jwt_capabilities_claim")]
    public string JwtCapabilitiesClaim { get; init; } = "capabilities";

    /// <summary>The claim that holds the tenant. Default <c>tenant</c>; key <c>jwt_tenant_claim</c>.</summary>
    [ConfigurationKeyName("jwt_tenant_claim")]
    public string JwtTenantClaim { get; init; } = "tenant";

    /// <summary>Whether a server may listen beyond the loopback and ask nobody for a credential. Default false; key <c>allow_unauthenticated</c>.</summary>
    [ConfigurationKeyName("allow_unauthenticated")]
    public bool AllowUnauthenticated { get; init; }

    /// <summary>Whether callers are asked for a credential.</summary>
    public bool AsksForCredentials => CallersFile.Length > 0 || JwtKeysFile.Length > 0;

    /// <summary>Whether there is a certificate to listen with.</summary>
    public bool HasCertificate => CertificateFile.Length > 0;

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        if (HasCertificate != KeyFile.Length > 0)
        {
            faults.Add($"`{Section}.certificate_file` and `{Section}.key_file` go together; only one of them is set");
        }

        if (ClientCaFile.Length > 0 && !HasCertificate)
        {
            faults.Add($"`{Section}.client_ca_file` needs `{Section}.certificate_file`: client certificates come with TLS");
        }

        if (RequireClientCertificate && ClientCaFile.Length == 0)
        {
            faults.Add($"`{Section}.require_client_certificate` needs `{Section}.client_ca_file`, by which certificates are judged");
        }

        if (JwtKeysFile.Length > 0 && (JwtIssuer.Length == 0 || JwtAudience.Length == 0))
        {
            faults.Add($"`{Section}.jwt_keys_file` needs `{Section}.jwt_issuer` and `{Section}.jwt_audience`: a token of another issuer, or made for another service, must not be taken");
        }

        foreach (var (key, file) in new[] { ("certificate_file", CertificateFile), ("key_file", KeyFile), ("client_ca_file", ClientCaFile), ("callers_file", CallersFile), ("jwt_keys_file", JwtKeysFile) })
        {
            if (file.Length > 0 && !File.Exists(file))
            {
                faults.Add($"`{Section}.{key}` is `{file}`; there is no such file");
            }
        }

        return faults.ToImmutable();
    }
}
