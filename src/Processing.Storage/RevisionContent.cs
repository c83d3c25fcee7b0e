using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Processing.Storage;

/// <summary>The files of a revision, which make its name.</summary>
public sealed class RevisionContent
{
    // Part of what is hashed, so that another way of hashing can never give the same name.
    private static readonly byte[] Scheme = Encoding.UTF8.GetBytes("processing.revision/1\n");

    private RevisionContent(ImmutableArray<PackageFile> files, string id)
    {
        Files = files;
        Id = id;
    }

    /// <summary>The files, roots first, each by path in ordinal order.</summary>
    public ImmutableArray<PackageFile> Files { get; }

    /// <summary>The name of the revision: SHA-256 of roles, paths and hashes of all files, 64 lower-case hexadecimal digits. The same files have the same name everywhere.</summary>
    public string Id { get; }

    /// <summary>Names a set of files. O(bytes).</summary>
    /// <exception cref="ArgumentException">Two files of the same role have the same path.</exception>
    public static RevisionContent Of(IEnumerable<PackageFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        ImmutableArray<PackageFile> ordered = [.. files.OrderBy(file => file.Role).ThenBy(file => file.Path, StringComparer.Ordinal)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Scheme);
        Span<byte> number = stackalloc byte[8];
        for (var i = 0; i < ordered.Length; i++)
        {
            var file = ordered[i];
            if (i > 0 && ordered[i - 1].Role == file.Role && ordered[i - 1].Path == file.Path)
            {
                throw new ArgumentException($"The file `{file.Path}` is there twice.", nameof(files));
            }

            // With the length before the path, no two sets of files give the same bytes.
            var path = Encoding.UTF8.GetBytes(file.Path);
            BinaryPrimitives.WriteInt32LittleEndian(number, (int)file.Role);
            BinaryPrimitives.WriteInt32LittleEndian(number[4..], path.Length);
            hash.AppendData(number);
            hash.AppendData(path);
            hash.AppendData(Convert.FromHexString(file.Hash));
        }

        return new RevisionContent(ordered, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
