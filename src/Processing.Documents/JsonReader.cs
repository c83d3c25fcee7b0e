using Processing.Text;

namespace Processing.Documents;

/// <summary>Reads JSON: one block for each line of each string, one for each number and boolean, with its path.</summary>
/// <remarks>
/// Strict RFC 8259, iterative, one pass. The text is the decoded values with a line feed between them; escapes are replaced runs of the offset map,
/// everything else is verbatim. Property names and nulls give no text. Decoding never makes anything longer, so the text fits in a buffer of the document's size.
/// </remarks>
internal sealed class JsonReader
{
    private readonly DocumentInput _input;
    private readonly DocumentLimits _limits;
    private readonly JsonScanner _scanner;
    private readonly JsonPath _path = new();
    private readonly BlockList _blocks;
    private readonly OffsetMap.Builder _offsets = new();
    private readonly byte[] _text;
    private readonly CancellationToken _cancellation;
    private int _length;
    private long _pathCharacters;

    private JsonReader(DocumentInput input, int start, DocumentLimits limits, CancellationToken cancellation)
    {
        _input = input;
        _limits = limits;
        _cancellation = cancellation;
        _scanner = new JsonScanner(input.Content, start);
        _blocks = new BlockList(input.Language, limits.MaxBlocks);
        _text = new byte[input.Content.Length + 1];
    }

    public static ReadResult Read(DocumentInput input, int start, DocumentLimits limits, CancellationToken cancellation)
    {
        var reader = new JsonReader(input, start, limits, cancellation);
        if (reader.ReadAll() is { } error)
        {
            return new ReadResult(null, error);
        }

        var text = reader._text.AsMemory(0, reader._length);
        var document = new Document(input.Content, MediaTypes.Json, text, reader._offsets.ToMap(), reader._blocks.ToBlocks(text.Span, cancellation))
        {
            Notes = reader._scanner.Halves is > 0 and var halves ? [ReadDiagnostics.HalvesOfPairs(halves)] : [],
        };
        return new ReadResult(document, null);
    }

    private ReadError? ReadAll()
    {
        _scanner.SkipSpace();
        if (_scanner.IsAtEnd)
        {
            return null;
        }

        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            var error = ReadValue(out var opened);
            if (error is null && !opened)
            {
                error = CloseAndMoveOn(out var isDone);
                if (isDone && error is null)
                {
                    return null;
                }
            }

            if (error is not null)
            {
                return error;
            }
        }
    }

    // Reads a value, or opens a container and stands before its first value.
    private ReadError? ReadValue(out bool opened)
    {
        opened = false;
        switch (_scanner.Current)
        {
            case '{' or '[' when _path.Depth >= _limits.MaxDepth:
                return ReadDiagnostics.TooDeep(_input.Content.Span, _scanner.Position, _limits.MaxDepth);
            case '{':
                _scanner.Advance();
                _scanner.SkipSpace();
                _path.OpenObject();
                opened = _scanner.Current != '}';
                return opened ? ReadName() : null;
            case '[':
                _scanner.Advance();
                _scanner.SkipSpace();
                _path.OpenArray();
                opened = _scanner.Current != ']';
                return null;
            case '"':
                return ReadString();
            default:
                return ReadBare();
        }
    }

    // Closes what ends here and stands before the next value, if there is one.
    private ReadError? CloseAndMoveOn(out bool isDone)
    {
        isDone = false;
        while (true)
        {
            _scanner.SkipSpace();
            if (_path.Depth == 0)
            {
                isDone = true;
                return _scanner.IsAtEnd ? null : Invalid("text after the value");
            }

            var closing = _path.IsInArray ? ']' : '}';
            if (_scanner.Current == closing)
            {
                _scanner.Advance();
                _path.Close();
                continue;
            }

            if (_scanner.Current != ',')
            {
                return Invalid($"expected `,` or `{closing}`");
            }

            _scanner.Advance();
            _scanner.SkipSpace();
            if (!_path.IsInArray)
            {
                return ReadName();
            }

            _path.NextIndex();
            return null;
        }
    }

    private ReadError? ReadName()
    {
        if (_scanner.Current != '"')
        {
            return Invalid("expected a property name in `\"`");
        }

        _scanner.Advance();
        _path.StartName();
        Span<byte> decoded = stackalloc byte[4];
        while (_scanner.TryReadPiece(out var piece))
        {
            if (piece.IsVerbatim)
            {
                _path.AppendName(_input.Content.Span[piece.Source.Start..piece.Source.End]);
            }
            else
            {
                _path.AppendName(decoded[..piece.Character.EncodeToUtf8(decoded)]);
            }
        }

        if (_scanner.Fault is { } fault)
        {
            return ReadDiagnostics.InvalidJson(_input.Content.Span, fault.Offset, fault.What);
        }

        _path.EndName();
        _scanner.SkipSpace();
        if (_scanner.Current != ':')
        {
            return Invalid("expected `:`");
        }

        _scanner.Advance();
        _scanner.SkipSpace();
        return null;
    }

    private ReadError? ReadString()
    {
        _scanner.Advance();
        var start = _length;
        while (_scanner.TryReadPiece(out var piece))
        {
            if (piece.IsVerbatim)
            {
                AppendVerbatim(piece.Source);
            }
            else
            {
                _cancellation.ThrowIfCancellationRequested();
                var length = piece.Character.EncodeToUtf8(_text.AsSpan(_length));
                _offsets.AddReplaced(new TextSpan(_length, _length + length), piece.Source);
                _length += length;
            }
        }

        return _scanner.Fault is { } fault
            ? ReadDiagnostics.InvalidJson(_input.Content.Span, fault.Offset, fault.What)
            : AddBlocks(start);
    }

    private ReadError? ReadBare()
    {
        var start = _scanner.Position;
        var fault = _scanner.ReadBare();
        if (fault is { } found)
        {
            return ReadDiagnostics.InvalidJson(_input.Content.Span, found.Offset, found.What);
        }

        var value = new OriginalSpan(start, _scanner.Position);
        if (_input.Content.Span[value.Start] == (byte)'n')
        {
            return null;
        }

        var textStart = _length;
        AppendVerbatim(value);
        return AddBlocks(textStart);
    }

    private void AppendVerbatim(OriginalSpan source)
    {
        _input.Content.Span[source.Start..source.End].CopyTo(_text.AsSpan(_length));
        _offsets.AddVerbatim(_length, source.Start, source.Length);
        _length += source.Length;
    }

    // One block for each line with visible text. The line feed fits: a value has quotes, a comma or a bracket in the document.
    private ReadError? AddBlocks(int start)
    {
        string? path = null;
        var text = _text.AsSpan(0, _length);
        for (var lineStart = start; lineStart < text.Length;)
        {
            var lineEnd = LineBreaks.FindEnd(text, lineStart, out var next);
            var (from, to) = Utf8Text.Trim(text, lineStart, lineEnd);
            lineStart = next;
            if (from == to)
            {
                continue;
            }

            if (_blocks.IsFull)
            {
                return ReadDiagnostics.TooManyBlocks(_limits.MaxBlocks);
            }

            if (path is null)
            {
                _pathCharacters += _path.Length;
                if (_pathCharacters > _limits.MaxPathCharacters)
                {
                    return ReadDiagnostics.PathsTooLong(_limits.MaxPathCharacters);
                }

                path = _path.ToString();
            }

            _blocks.Add(BlockKind.Value, new TextSpan(from, to), path);
        }

        _text[_length++] = (byte)'\n';
        return null;
    }

    private ReadError Invalid(string what) => ReadDiagnostics.InvalidJson(_input.Content.Span, _scanner.Position, what);
}
