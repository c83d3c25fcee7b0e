using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Processing.Server.Security;

/// <summary>Reads the file that lists who may call.</summary>
internal static class CallersFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It cannot be read or says what cannot be; the message is one sentence for people.</exception>
    public static KnownCallers Read(string path)
    {
        Content content;
        try
        {
            content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Format) ?? new Content([], []);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"the callers file `{path}` cannot be read: {unreadable.Message}", unreadable);
        }

        var keys = (content.ApiKeys ?? []).Select((key, index) => ToKey(key, $"{path}: `api_keys[{index}]`")).ToImmutableArray();
        var certificates = (content.Certificates ?? []).Select((certificate, index) => ToCertificate(certificate, $"{path}: `certificates[{index}]`")).ToImmutableArray();
        return keys.GroupBy(key => Convert.ToHexString(key.Hash.AsSpan())).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new InvalidDataException($"{path}: `{twice.First().Caller.Name}` and `{twice.Last().Caller.Name}` are the same key")
            : new KnownCallers(keys, certificates);
    }

    private static ApiKey ToKey(KeyEntry entry, string place)
    {
        byte[] hash;
        try
        {
            hash = Convert.FromHexString(entry.Sha256 ?? "");
        }
        catch (FormatException)
        {
            hash = [];
        }

        return hash.Length == 32
            ? new ApiKey([.. hash], ToCaller(entry.Name, entry.Tenant, entry.Capabilities, place), ToMoment(entry.Expires, place))
            : throw new InvalidDataException($"{place} has no `sha256` of 64 hexadecimal digits");
    }

    private static KnownCertificate ToCertificate(CertificateEntry entry, string place) => string.IsNullOrEmpty(entry.CommonName)
        ? throw new InvalidDataException($"{place} has no `common_name`")
        : new KnownCertificate(entry.CommonName, ToCaller(entry.Name, entry.Tenant, entry.Capabilities, place));

    private static Caller ToCaller(string? name, string? tenant, ImmutableArray<string>? capabilities, string place)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new InvalidDataException($"{place} has no `name`");
        }

        var allowed = (capabilities ?? []).Select(capability => Capabilities.Find(capability)
            ?? throw new InvalidDataException($"{place} names the capability `{capability}`; there are `extract`, `author` and `admin`")).Distinct().ToImmutableArray();
        return allowed.IsEmpty ? throw new InvalidDataException($"{place} has no `capabilities`") : new Caller(name, tenant ?? "", allowed);
    }

    private static DateTimeOffset ToMoment(string? text, string place) => text is null
        ? DateTimeOffset.MaxValue
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new InvalidDataException($"{place} expires `{text}`, which is no ISO 8601 moment such as `2027-01-31T00:00:00Z`");

    private sealed record Content(ImmutableArray<KeyEntry>? ApiKeys, ImmutableArray<CertificateEntry>? Certificates);

    private sealed record KeyEntry(string? Name, string? Tenant, ImmutableArray<string>? Capabilities, string? Sha256, string? Expires);

    private sealed record CertificateEntry(string? Name, string? Tenant, ImmutableArray<string>? Capabilities, string? CommonName);
}
