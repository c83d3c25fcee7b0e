using System.Security.Cryptography;
using System.Text;

namespace Processing.Storage.LastGood;

/// <summary>Files that are there wholly or not at all, and know whether they are what was written.</summary>
internal static class CheckedFile
{
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("processing.last-good/1\n");

    /// <summary>Writes a file in place of what stood there. A reader, also after a power cut, finds the old one or the new one.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var temporary = path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(Mark);
            file.Write(SHA256.HashData(content));
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The content of a file; null where it is not what was written.</summary>
    public static ReadOnlyMemory<byte>? TryRead(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var start = Mark.Length + SHA256.HashSizeInBytes;
        return bytes.Length >= start
            && bytes.AsSpan().StartsWith(Mark)
            && SHA256.HashData(bytes.AsSpan(start)).AsSpan().SequenceEqual(bytes.AsSpan(Mark.Length, SHA256.HashSizeInBytes))
            ? bytes.AsMemory(start)
            : null;
    }
}
