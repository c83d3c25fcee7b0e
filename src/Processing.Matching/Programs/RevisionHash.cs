using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Processing.Matching.Programs;

internal static class RevisionHash
{
    public static string Compute(ImmutableArray<Producer> producers, ImmutableArray<ZoneDefinition> zones) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{producers.Length} {zones.Length}")));
}
