using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Processing.Matching.Programs;

/// <summary>Computes revisions: the SHA-256 of a program's bytes as <see cref="ProgramWriter"/> writes them.</summary>
internal static class RevisionHash
{
    /// <summary>64 lower-case hexadecimal characters, in O(size of the program) and without holding its bytes.</summary>
    public static string Compute(ImmutableArray<Producer> producers, ImmutableArray<ZoneDefinition> zones, ImmutableArray<OverlapPolicy> policies, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            ProgramWriter.Write(producers, zones, policies, hashing, cancellation);
        }

        return Convert.ToHexStringLower(hash.Hash ?? []);
    }

    /// <summary>The same of a program that was read, from its bytes: a program has one form in bytes, and the reader refuses any other.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
