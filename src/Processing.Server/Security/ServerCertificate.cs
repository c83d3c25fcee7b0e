using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Processing.Server.Security;

/// <summary>The server's certificate with its chain, and the authorities of client certificates; read again when their files change, which holds for connections made from then on.</summary>
internal sealed class ServerCertificate
{
    private readonly ReloadedFile<SslStreamCertificateContext> _certificate;
    private readonly ReloadedFile<X509Certificate2Collection>? _authorities;
    private readonly SecuritySettings _settings;

    /// <summary>Reads the files of the settings.</summary>
    /// <exception cref="InvalidDataException">One of them cannot be read; the message is one sentence for people.</exception>
    public ServerCertificate(SecuritySettings settings, TimeProvider time, ILogger log)
    {
        _settings = settings;
        _certificate = new ReloadedFile<SslStreamCertificateContext>([settings.CertificateFile, settings.KeyFile], ReadCertificate, time, log);
        _authorities = settings.ClientCaFile.Length > 0 ? new ReloadedFile<X509Certificate2Collection>([settings.ClientCaFile], ReadAuthorities, time, log) : null;
    }

    /// <summary>How a connection that is made now is protected.</summary>
    public SslServerAuthenticationOptions OptionsNow(List<SslApplicationProtocol> protocols)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _certificate.Current,
            EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13,
            ApplicationProtocols = protocols,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        if (_authorities?.Current is { } authorities)
        {
            options.ClientCertificateRequired = true;
            options.RemoteCertificateValidationCallback = (_, certificate, sent, _) =>
                certificate is null ? !_settings.RequireClientCertificate : certificate is X509Certificate2 client && IsVouchedFor(client, sent, authorities);
        }

        return options;
    }

    // By the authorities of the settings only, not by those of the machine; nothing is fetched.
    private static bool IsVouchedFor(X509Certificate2 client, X509Chain? sent, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2"));
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(client);
    }

    private SslStreamCertificateContext ReadCertificate()
    {
        try
        {
            var own = X509Certificate2.CreateFromPemFile(_settings.CertificateFile, _settings.KeyFile);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(_settings.CertificateFile);
            return SslStreamCertificateContext.Create(own, chain, offline: true);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"the certificate `{_settings.CertificateFile}` with the key `{_settings.KeyFile}` cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private X509Certificate2Collection ReadAuthorities()
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(_settings.ClientCaFile);
            return authorities.Count > 0 ? authorities : throw new InvalidDataException($"`{_settings.ClientCaFile}` has no certificate");
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"the authorities `{_settings.ClientCaFile}` cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
