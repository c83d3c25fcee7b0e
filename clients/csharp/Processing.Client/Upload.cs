using System.Runtime.CompilerServices;
using Google.Protobuf;
using Processing.Extraction.V1;

namespace Processing.Client;

/// <summary>A document that is sent in pieces.</summary>
internal sealed class Upload
{
    /// <summary>Bytes of a piece where the caller wants no other.</summary>
    public const int PieceBytes = 256 * 1024;

    private readonly UploadHeader _header;
    private readonly Stream _content;
    private readonly int _pieceBytes;
    private readonly long _start;

    public Upload(UploadHeader header, Stream content, int pieceBytes)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfLessThan(pieceBytes, 1);
        (_header, _content, _pieceBytes) = (header, content, pieceBytes);
        if (content.CanSeek)
        {
            _start = content.Position;
            _header = header.Clone();
            _header.Size = (ulong)(content.Length - _start);
        }
    }

    /// <summary>Goes back to where the content started; false where that cannot be done.</summary>
    public bool TryRewind()
    {
        if (_content.CanSeek)
        {
            _content.Position = _start;
        }

        return _content.CanSeek;
    }

    /// <summary>The header, then the content in pieces.</summary>
    public async IAsyncEnumerable<ExtractUploadRequest> PartsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new ExtractUploadRequest { Header = _header };
        while (true)
        {
            // Each message has bytes of its own: the one before may still be on its way.
            var piece = new byte[_pieceBytes];
            var length = await _content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation);
            if (length > 0)
            {
                yield return new ExtractUploadRequest { Chunk = UnsafeByteOperations.UnsafeWrap(piece.AsMemory(0, length)) };
            }

            if (length < piece.Length)
            {
                yield break;
            }
        }
    }
}
