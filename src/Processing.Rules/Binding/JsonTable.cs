using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Binding;

/// <summary>A JSON file: a list of objects, whose members are the columns. A member is a text, a number, a boolean, null, or a list of texts and numbers, which are several forms.</summary>
internal sealed class JsonTable : DataTable
{
    private readonly byte[] _bytes;
    private readonly List<JsonCell> _cells = [];
    private readonly List<JsonRow> _rows = [];

    // Offsets in bytes are turned into characters from here on; they only ascend.
    private int _knownBytes;
    private int _knownCharacters;

    public JsonTable(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation)
        : base(source)
    {
        _bytes = Encoding.UTF8.GetBytes(source.Content);
        var mark = source.Content.StartsWith('\uFEFF') ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(_bytes.AsSpan(mark), new JsonReaderOptions { MaxDepth = 8 });
        try
        {
            if (FindMistake(ref reader, mark, diagnostics, cancellation) is { } mistake)
            {
                diagnostics.Add(BindingDiagnostics.BadJsonTable(At(reader.TokenStartIndex + mark, reader.BytesConsumed + mark), mistake));
            }
        }
        catch (JsonException problem)
        {
            var start = source.GetLine(Math.Min((int)(problem.LineNumber ?? 0) + 1, source.LineCount));
            var at = Math.Min(source.Content.Length, Math.Min(start.End, start.Start + CharactersIn(start, problem.BytePositionInLine ?? 0)));
            diagnostics.Add(BindingDiagnostics.BadJsonTable(new SourceLocation(source, new SourceSpan(at, at < source.Content.Length ? 1 : 0)), "it is no JSON from here on"));
        }
        catch (InvalidOperationException)
        {
            // The reader's way to say that the escapes of a text make half a character, such as "\ud800".
            diagnostics.Add(BindingDiagnostics.BadJsonTable(At(reader.TokenStartIndex + mark, reader.BytesConsumed + mark), "the escapes of this text make half a character"));
        }
    }

    public override int Count => _rows.Count;

    public override SourceLocation At(int row, int column) =>
        new(Source, Find(_rows[row], column) is { } cell ? cell.Span : new SourceSpan(_rows[row].End, 0));

    public override string Cell(int row, int column) => Find(_rows[row], column) is { } cell ? cell.Several.IsDefault ? cell.Single : string.Join('|', cell.Several) : "";

    public override string[] Forms(int row, int column) =>
        Find(_rows[row], column) is { } cell ? [.. (cell.Several.IsDefault ? [cell.Single] : cell.Several).Where(form => form.Length > 0)] : [];

    // Rows are short, and each cell of a row is asked for once or twice.
    private JsonCell? Find(JsonRow row, int column)
    {
        for (var i = row.First; i < row.Last; i++)
        {
            if (_cells[i].Column == column)
            {
                return _cells[i];
            }
        }

        return null;
    }

    private string? FindMistake(ref Utf8JsonReader reader, int mark, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return "the file must be a list of objects, each a row";
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return "each item of the list must be an object whose members are the columns";
            }

            var first = _cells.Count;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (ReadMember(ref reader, mark, first, diagnostics) is { } mistake)
                {
                    return mistake;
                }
            }

            _rows.Add(new JsonRow(first, _cells.Count, ToCharacters(reader.TokenStartIndex + mark)));
        }

        // Reads what stands behind the list, which throws where anything does.
        reader.Read();
        return Columns.Count == 0 ? "it holds no row with a column" : null;
    }

    private string? ReadMember(ref Utf8JsonReader reader, int mark, int firstOfRow, DiagnosticBag diagnostics)
    {
        var name = reader.GetString()?.Trim() ?? "";
        var nameStart = reader.TokenStartIndex + mark;
        var at = At(nameStart, nameStart + reader.ValueSpan.Length + 2);
        var column = IndexOf(name);
        if (column < 0)
        {
            column = Columns.Count;
            AddColumn(name, at.Span, diagnostics);
        }
        else if (Find(new JsonRow(firstOfRow, _cells.Count, 0), column) is not null)
        {
            diagnostics.Add(BindingDiagnostics.DuplicateColumn(at, name));
        }

        reader.Read();
        var start = reader.TokenStartIndex + mark;
        ImmutableArray<string>.Builder? several = null;
        var single = "";
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            several = ImmutableArray.CreateBuilder<string>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (ScalarOf(ref reader) is not { } item)
                {
                    return $"a list under `{name}` may hold texts, numbers and booleans only";
                }

                several.Add(item);
            }
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            if (ScalarOf(ref reader) is not { } scalar)
            {
                return $"`{name}` may be a text, a number, a boolean or a list of them, but no object";
            }

            single = scalar;
        }

        _cells.Add(new JsonCell(column, At(start, reader.BytesConsumed + mark).Span, single, several?.ToImmutable() ?? default));
        return null;
    }

    private static string? ScalarOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()?.Trim(),
        JsonTokenType.Number => reader.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };

    private SourceLocation At(long firstByte, long endByte)
    {
        var start = ToCharacters(firstByte);
        return new SourceLocation(Source, SourceSpan.FromBounds(start, ToCharacters(endByte)));
    }

    private int ToCharacters(long bytes)
    {
        if (bytes < _knownBytes)
        {
            (_knownBytes, _knownCharacters) = (0, 0);
        }

        _knownCharacters += Encoding.UTF8.GetCharCount(_bytes, _knownBytes, (int)bytes - _knownBytes);
        _knownBytes = (int)bytes;
        return _knownCharacters;
    }

    private int CharactersIn(SourceSpan line, long bytes)
    {
        var encoded = Encoding.UTF8.GetBytes(Source.Content, line.Start, line.Length);
        return Encoding.UTF8.GetCharCount(encoded, 0, (int)Math.Min(bytes, encoded.Length));
    }
}

/// <summary>An object of the list.</summary>
/// <param name="First">Its first cell.</param>
/// <param name="Last">Behind its last cell.</param>
/// <param name="End">Where its closing brace stands.</param>
internal readonly record struct JsonRow(int First, int Last, int End);

/// <summary>A member of an object.</summary>
/// <param name="Column">The column that it is of.</param>
/// <param name="Span">Its value.</param>
/// <param name="Single">Its text, where it is no list.</param>
/// <param name="Several">The items of its list; default where it is none.</param>
internal readonly record struct JsonCell(int Column, SourceSpan Span, string Single, ImmutableArray<string> Several);
