using System.Security.Cryptography;

namespace Processing.Storage;

/// <summary>One file of a revision.</summary>
/// <param name="Path">Its path with <c>/</c>, relative to the root of the package.</param>
/// <param name="Role">What it is there for.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackageFile(string Path, PackageFileRole Role, ReadOnlyMemory<byte> Content)
{
    private string? _hash;

    /// <summary>SHA-256 of the content, 64 lower-case hexadecimal digits. O(bytes) when first asked for.</summary>
    public string Hash => _hash ??= Convert.ToHexStringLower(SHA256.HashData(Content.Span));
}
