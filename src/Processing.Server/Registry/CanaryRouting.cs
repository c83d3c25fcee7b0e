using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>Decides which documents belong to a share of the traffic.</summary>
internal sealed class CanaryRouting
{
    // 2^32 divided by the golden ratio: multiples of it fall evenly into any part of the numbers, so that of any run of documents close to the share is taken.
    private const uint Golden = 2_654_435_769;

    private uint _count;

    /// <summary>Whether the next document belongs to a share.</summary>
    /// <param name="ruleSet">Name of the rule set: the same keys are not the first of every canary.</param>
    /// <param name="routingKey">Documents of one key always go the same way, also as the share grows, and on every server; empty for no key.</param>
    /// <param name="share">The share.</param>
    public bool IsWithin(string ruleSet, string routingKey, TrafficShare share) => PlaceOf(ruleSet, routingKey) < share.BasisPoints;

    private int PlaceOf(string ruleSet, string routingKey)
    {
        if (routingKey.Length == 0)
        {
            return (int)(((ulong)(Interlocked.Increment(ref _count) * Golden) * TrafficShare.Whole) >> 32);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{ruleSet}\0{routingKey}"), hash);
        return (int)(BinaryPrimitives.ReadUInt64LittleEndian(hash) % TrafficShare.Whole);
    }
}
