using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Processing.Server.Tests.Support;

/// <summary>An authority of certificates, and those that it gave out, in a folder that goes with it.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _serial;

    public TestAuthority(string name = "Test Authority")
    {
        Folder = Directory.CreateTempSubdirectory("authority-").FullName;
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        Certificate = request.CreateSelfSigned(Start, End);
        CertificateFile = Write("authority.pem", Certificate.ExportCertificatePem());
    }

    public string Folder { get; }

    public X509Certificate2 Certificate { get; }

    public string CertificateFile { get; }

    /// <summary>Writes a server certificate for the loopback and its key.</summary>
    public (string Certificate, string Key) GiveServer(string name) => Write(name, Give(name, "1.3.6.1.5.5.7.3.1"));

    /// <summary>A client certificate with its key.</summary>
    public X509Certificate2 GiveClient(string name)
    {
        var (certificate, key) = Give(name, "1.3.6.1.5.5.7.3.2");
        return X509Certificate2.CreateFromPem(certificate, key);
    }

    /// <summary>Writes a file beside the certificates.</summary>
    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        Certificate.Dispose();
        _key.Dispose();
    }

    private (string Certificate, string Key) Write(string name, (string Certificate, string Key) pem) => (Write($"{name}.pem", pem.Certificate), Write($"{name}.key", pem.Key));

    private (string Certificate, string Key) Give(string name, string usage)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var given = request.Create(Certificate, Start, End, BitConverter.GetBytes(++_serial));
        return (given.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
