using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Programs;

/// <summary>Reads programs that <see cref="ProgramWriter"/> wrote.</summary>
/// <remarks>A program has one form in bytes; any other is refused, so that the hash of the bytes is the revision. Bytes that are no program of this format give an <see cref="InvalidDataException"/> and nothing else; lengths are checked against the bytes that are left before anything is allocated for them.</remarks>
public sealed partial class ProgramReader
{
    /// <summary>Deepest nesting of patterns, expressions and values together.</summary>
    public const int MaxDepth = 1_000;

    private const int MostAtOnce = 1_024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _bytes;
    private readonly int _end;
    private readonly Func<string> _readText;
    private readonly Func<Value> _readValue;
    private readonly Func<Value> _readValueNode;
    private readonly Func<PatternNode> _readPattern;
    private readonly Func<PatternNode> _readPatternNode;
    private readonly Func<ExpressionNode> _readExpression;
    private readonly Func<ExpressionNode> _readExpressionNode;
    private readonly Func<FieldFill> _readFill;
    private int _at;
    private int _depth;

    private ProgramReader(byte[] bytes, int end)
    {
        (_bytes, _end) = (bytes, end);

        // Made once: a program asks for them with each of its nodes.
        _readText = ReadText;
        (_readValue, _readValueNode) = (ReadValue, ReadValueNode);
        (_readPattern, _readPatternNode) = (ReadPattern, ReadPatternNode);
        (_readExpression, _readExpressionNode) = (ReadExpression, ReadExpressionNode);
        _readFill = () => new FieldFill(ReadSmall(), ReadExpression());
    }

    /// <summary>Reads a program, in O(bytes).</summary>
    /// <exception cref="InvalidDataException">The bytes are no program of this format.</exception>
    public static RuleProgram Read(ReadOnlySpan<byte> bytes)
    {
        // The copy is used again by the next program, as it may be large.
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        try
        {
            bytes.CopyTo(copy);
            return Read(new ProgramReader(copy, bytes.Length), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private static RuleProgram Read(ProgramReader reader, ReadOnlySpan<byte> bytes)
    {
        if (reader.ReadInteger() != ProgramWriter.FormatVersion)
        {
            throw new InvalidDataException("The program is of another format version.");
        }

        var program = new RuleProgram(
            reader.ReadAll(reader.ReadProducer), reader.ReadAll(reader.ReadZone), reader.ReadAll(reader.ReadPolicy), RevisionHash.OfBytes(bytes));
        return reader._at == reader._end ? program : throw new InvalidDataException("Bytes stand behind the program.");
    }

    private Producer ReadProducer() => ReadTag() switch
    {
        1 => new Producer.Lexicon(
            ReadText(),
            ReadOptional(ReadType),
            new LexiconOptions { Languages = (TextLanguage)ReadSmall(), Clitics = ReadFlag(), Exact = ReadFlag(), CaseSensitive = ReadFlag(), Similar = ReadSmall(), Stem = ReadFlag() },
            ReadEntries()),
        2 => new Producer.Entity(ReadText(), ReadOptional(ReadType), ReadAll(ReadAlternative)),
        3 => new Producer.Record(ReadText(), ReadShape(), ReadAll(ReadRule)) { References = ReadAll(ReadReference) },
        var tag => throw Unknown(tag),
    };

    // The forms stay the bytes that they are: nothing but the index of the lexicons reads them.
    private LexiconEntries ReadEntries()
    {
        var count = ReadCount();
        var begin = _at;
        var (starts, values) = (new int[Math.Min(count, MostAtOnce)], new Value?[Math.Min(count, MostAtOnce)]);
        for (var entry = 0; entry < count; entry++)
        {
            if (entry == starts.Length)
            {
                Array.Resize(ref starts, (int)Math.Min(count, starts.Length * 4L));
                Array.Resize(ref values, starts.Length);
            }

            starts[entry] = _at - begin;
            for (var forms = ReadCount(); forms > 0; forms--)
            {
                PassText();
            }

            values[entry] = ReadOptional(_readValue);
        }

        return new LexiconEntries(_bytes.AsSpan(begin, _at - begin).ToArray(), starts, values);
    }

    private EntityAlternative ReadAlternative() => new(ReadPattern(), ReadAll(_readText), ReadOptional(_readExpression), ReadOptional(_readExpression));

    private RecordShape ReadShape() => new(
        ReadText(),
        ReadText(),
        ReadAll(() => new RecordField(ReadText(), ReadType(), ReadFlag(), ReadText())),
        ReadAll(() => new KeyPart(ReadSmall(), ReadDouble())),
        ReadFlag());

    private RuleDefinition ReadRule() => new(
        ReadText(),
        ReadBody(),
        ReadAll(_readText),
        ReadAll(_readFill),
        ReadOptional(_readExpression),
        ReadOptional(_readExpression),
        ReadOptional(_readExpression),
        ReadSmall());

    private RuleBody ReadBody() => ReadTag() switch
    {
        1 => new RuleBody.Sequence(ReadPattern()),
        2 => new RuleBody.Frame(ReadPattern(), ReadAll(ReadSlot)),
        var tag => throw Unknown(tag),
    };

    private FrameSlot ReadSlot() => new(
        ReadSmall(),
        ReadPattern(),
        ReadFlag(),
        ReadFlag(),
        (SlotScope)ReadSmall(),
        ReadSmall(),
        (SlotSide)ReadSmall(),
        (SlotChoice)ReadSmall(),
        ReadOptional(_readPattern),
        ReadOptional(_readPattern));

    private ZoneDefinition ReadZone() => new(ReadText(), ReadText(), ReadFlag(), ReadAll(ReadClause));

    private ZoneClause ReadClause() => ReadTag() switch
    {
        1 => new ZoneClause.JsonPath(ReadText()),
        2 => new ZoneClause.OfKind((BlockKind)ReadSmall()),
        3 => new ZoneClause.Numbered(ReadSmall(), ReadSmall()),
        4 => new ZoneClause.WholeParagraph(ReadPattern()),
        5 => new ZoneClause.ParagraphWith(ReadPattern()),
        6 => new ZoneClause.FromParagraph(ReadPattern()),
        7 => new ZoneClause.Matching(ReadPattern()),
        8 => new ZoneClause.Css(ReadText()),
        9 => new ZoneClause.InColumn(ReadPattern()),
        10 => new ZoneClause.InRow(ReadPattern()),
        11 => new ZoneClause.Labelled(ReadPattern()),
        var tag => throw Unknown(tag),
    };

    private PatternNode ReadPattern() => Nested(_readPatternNode);

    private ExpressionNode ReadExpression() => Nested(_readExpressionNode);

    private Value ReadValue() => Nested(_readValueNode);

    private DataType ReadType() => Nested(() => new DataType((ValueKind)ReadSmall())
    {
        Element = ReadOptional(ReadType),
        Columns = ReadAll(() => new ValueColumn(ReadText(), ReadType())),
        RecordName = ReadOptional(_readText),
        EnumName = ReadOptional(_readText),
        Choices = ReadAll(_readText),
    });

    private KeyValuePair<string, Value?> ReadCell() => new(ReadText(), ReadOptional(_readValue));

    private DateValue ReadDate() => Nested(() => new DateValue((CalendarKind)ReadSmall(), (DatePrecision)ReadSmall(), ReadParts(), ReadFlag() ? ReadParts() : null)
    {
        AlsoGiven = ReadOptional(ReadDate),
        Unresolved = ReadOptional(_readText),
    });

    private DateParts ReadParts() => new(ReadSmall(), ReadSmall(), ReadSmall());

    private MatchedRecord ReadRecord()
    {
        var (name, package) = (ReadText(), ReadText());
        return new MatchedRecord(
            name,
            ReadText(),
            ReadDouble(),
            ReadSpan(),
            ReadAll(() => new MatchedField(ReadText(), ReadValue(), ReadAll(ReadSpan))),
            ReadAll(ReadSpan))
        {
            Package = package,
        };
    }

    private TextSpan ReadSpan() => new(ReadSmall(), ReadSmall());

    private T Nested<T>(Func<T> read)
    {
        if (++_depth > MaxDepth)
        {
            throw new InvalidDataException($"The program nests deeper than {MaxDepth}.");
        }

        var node = read();
        _depth--;
        return node;
    }

    private ImmutableArray<T> ReadAll<T>(Func<T> read)
    {
        var count = ReadCount();
        if (count == 0)
        {
            return [];
        }

        // A long list grows with what is read, so that bytes which only claim one cost no memory.
        var items = new T[Math.Min(count, MostAtOnce)];
        for (var index = 0; index < count; index++)
        {
            if (index == items.Length)
            {
                Array.Resize(ref items, (int)Math.Min(count, items.Length * 4L));
            }

            items[index] = read();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private int ReadCount() =>
        ReadSmall() is >= 0 and var count && count <= _end - _at ? count : throw new InvalidDataException("A list is longer than the program.");

    private T? ReadOptional<T>(Func<T> read)
        where T : class => ReadFlag() ? read() : null;

    private decimal? ReadOptionalDecimal() => ReadFlag() ? ReadDecimal() : null;

    private int? ReadMaximum() => ReadSmall() switch
    {
        >= 0 and var maximum => maximum,
        -1 => null,
        _ => throw new InvalidDataException("A number is out of range."),
    };

    private string ReadText()
    {
        var length = ReadLength();
        try
        {
            var text = Utf8.GetString(_bytes, _at, length);
            _at += length;
            return text;
        }
        catch (DecoderFallbackException)
        {
            throw NoText();
        }
    }

    private void PassText()
    {
        var length = ReadLength();
        if (!System.Text.Unicode.Utf8.IsValid(_bytes.AsSpan(_at, length)))
        {
            throw NoText();
        }

        _at += length;
    }

    private int ReadLength() =>
        ReadSmall() is >= 0 and var length && length <= _end - _at ? length : throw new InvalidDataException("A text is longer than the program.");

    private static InvalidDataException NoText() => new("A text is no UTF-8.");

    private decimal ReadDecimal()
    {
        int[] parts = [ReadSmall(), ReadSmall(), ReadSmall(), ReadSmall()];
        var scale = (parts[3] >> 16) & 0xFF;
        return scale <= 28 && (parts[3] & 0x7F00FFFF) == 0 ? new decimal(parts) : throw new InvalidDataException("A number is out of range.");
    }

    private double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInteger());

    private int ReadSmall() => ReadInteger() is >= int.MinValue and <= int.MaxValue and var number ? (int)number : throw new InvalidDataException("A number is out of range.");

    private long ReadInteger()
    {
        ulong number = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = ReadTag();
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                if ((part == 0 && shift > 0) || (shift == 63 && part > 1))
                {
                    throw new InvalidDataException("A number is not in its shortest form.");
                }

                return (long)(number >> 1) ^ -(long)(number & 1);
            }
        }

        throw new InvalidDataException("A number has no end.");
    }

    private bool ReadFlag() => ReadTag() switch
    {
        0 => false,
        1 => true,
        var tag => throw Unknown(tag),
    };

    private byte ReadTag() => _at < _end ? _bytes[_at++] : throw new InvalidDataException("The program ends too early.");

    private static InvalidDataException Unknown(byte tag) => new($"The program holds a node of an unknown kind ({tag}).");
}
