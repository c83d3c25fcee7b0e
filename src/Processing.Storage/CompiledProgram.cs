using System.Security.Cryptography;

namespace Processing.Storage;

/// <summary>The program that the rules of a revision compile to, as bytes that this room does not look into.</summary>
/// <param name="Content">The bytes.</param>
public sealed record CompiledProgram(ReadOnlyMemory<byte> Content)
{
    private string? _hash;

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits. O(bytes) when first asked for.</summary>
    public string Hash => _hash ??= Convert.ToHexStringLower(SHA256.HashData(Content.Span));
}
