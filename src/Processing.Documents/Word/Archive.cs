using System.Buffers.Binary;
using System.IO.Compression;

namespace Processing.Documents.Word;

/// <summary>A ZIP archive from somebody else: how much is unpacked of it, and how far it may swell, is bounded while it is read.</summary>
internal sealed class Archive : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly DocumentLimits _limits;
    private long _unpacked;

    private Archive(ZipArchive zip, DocumentLimits limits)
    {
        (_zip, _limits) = (zip, limits);
    }

    /// <summary>Opens an archive. Its directory is counted before it is read.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="ArchiveLimitException">It has too many entries.</exception>
    public static Archive Open(ReadOnlyMemory<byte> bytes, DocumentLimits limits)
    {
        if (CountEntries(bytes.Span) > limits.MaxArchiveEntries)
        {
            throw new ArchiveLimitException(ReadDiagnostics.TooManyEntries(limits.MaxArchiveEntries));
        }

        return new Archive(new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read), limits);
    }

    /// <summary>Opens a part.</summary>
    /// <param name="name">Its name, such as <c>word/document.xml</c>.</param>
    /// <returns>Its bytes; null where there is no such part. Reading past a limit throws <see cref="ArchiveLimitException"/>.</returns>
    public Stream? OpenPart(string name) => _zip.GetEntry(name) is { } entry ? new BoundedStream(this, entry) : null;

    public void Dispose() => _zip.Dispose();

    // From the record at the end of the archive (APPNOTE 4.3.16). What it hides, the ZIP reader refuses as a directory that does not fit.
    private static int CountEntries(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - 65_557)..];
        var at = tail.LastIndexOf("PK\u0005\u0006"u8);
        return at < 0 || at + 12 > tail.Length ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 10)..]);
    }

    private void Count(int read, long unpacked, long packed)
    {
        _unpacked += read;
        if (_unpacked > _limits.MaxArchiveBytes)
        {
            throw new ArchiveLimitException(ReadDiagnostics.ArchiveTooLarge(_limits.MaxArchiveBytes));
        }

        if (unpacked > BoundedStream.Free && unpacked / Math.Max(1, packed) > _limits.MaxArchiveRatio)
        {
            throw new ArchiveLimitException(ReadDiagnostics.ArchiveSwells(_limits.MaxArchiveRatio));
        }
    }

    private sealed class BoundedStream(Archive archive, ZipArchiveEntry entry) : Stream
    {
        /// <summary>Small parts may be as dense as they like.</summary>
        public const int Free = 64 * 1024;

        private readonly Stream _inner = entry.Open();
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = _inner.Read(buffer, offset, count);
            _read += read;
            archive.Count(read, _read, entry.CompressedLength);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
