using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Processing.Matching;

namespace Processing.Server.Serving;

/// <summary>What a cached result depends on: the rules, the bytes, and what was asked of them. None of the three can change behind a key, so nothing is ever invalidated.</summary>
internal readonly record struct ResultCacheKey(string Revision, string Content, string Options)
{
    public static ResultCacheKey Of(PreparedOrder order)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, order.Input.MediaType ?? "");
        Append(hash, order.Input.Language.ToString());
        Append(hash, order.Options.MinimumScore.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        // Only what changes a whole result; a result that a time limit cut is never kept.
        var options = order.Order.Options;
        Append(hash, $"{options.OmitZones} {order.Messages.Parts} {order.Messages.IsGeneric} {options.Explain} {options.IncludeText}");
        Append(hash, order.Options.Reference is { } reference ? ReferenceTime.Print(reference) : "");
        foreach (var record in order.Options.Records)
        {
            Append(hash, record);
        }

        return new ResultCacheKey(
            order.RuleSet.Revision,
            Convert.ToHexStringLower(SHA256.HashData(order.Input.Content.Span)),
            Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // With its length before it, so that no two sequences of texts run together.
    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
