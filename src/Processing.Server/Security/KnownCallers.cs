using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Processing.Server.Security;

/// <summary>Everyone who may call with a key or a certificate.</summary>
internal sealed record KnownCallers(ImmutableArray<ApiKey> Keys, ImmutableArray<KnownCertificate> Certificates)
{
    /// <summary>Nobody.</summary>
    public static readonly KnownCallers None = new([], []);

    /// <summary>The entry of a key; null when there is none. Takes the same time whichever it is, and whether there is one.</summary>
    public ApiKey? FindKey(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        ApiKey? found = null;
        foreach (var known in Keys)
        {
            found = CryptographicOperations.FixedTimeEquals(known.Hash.AsSpan(), hash) ? known : found;
        }

        return found;
    }

    /// <summary>The entry of a certificate; null when there is none.</summary>
    public KnownCertificate? FindCertificate(string commonName) => Certificates.FirstOrDefault(known => known.CommonName == commonName);
}
