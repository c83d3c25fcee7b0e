using System.Collections.Immutable;
using System.Text;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Programs;

/// <summary>Writes programs as bytes. The same program gives the same bytes on every machine; any difference gives different bytes.</summary>
/// <remarks>
/// Numbers are written with seven bits a byte, lowest first (signed ones zigzagged), texts as length and UTF-8, lists as length and items,
/// nodes as a tag and their members in the order of their declaration. <see cref="ProgramReader"/> reads it back.
/// </remarks>
public sealed partial class ProgramWriter
{
    /// <summary>Number of the format; it changes whenever the same program gives other bytes.</summary>
    public const int FormatVersion = 4;

    private const int BufferSize = 65_536;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _used;

    private readonly CancellationToken _cancellation;

    private ProgramWriter(Stream stream, CancellationToken cancellation)
    {
        _stream = stream;
        _cancellation = cancellation;
    }

    /// <summary>Writes a program, in O(its size).</summary>
    public static void Write(RuleProgram program, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(stream);
        Write(program.Producers, program.Zones, program.Policies, stream, CancellationToken.None);
    }

    internal static void Write(ImmutableArray<Producer> producers, ImmutableArray<ZoneDefinition> zones, ImmutableArray<OverlapPolicy> policies, Stream stream, CancellationToken cancellation)
    {
        var writer = new ProgramWriter(stream, cancellation);
        writer.WriteInteger(FormatVersion);
        writer.WriteAll(producers, writer.WriteProducer);
        writer.WriteAll(zones, writer.WriteZone);
        writer.WriteAll(policies, writer.WritePolicy);
        writer.Flush();
    }

    private void WriteProducer(Producer producer)
    {
        switch (producer)
        {
            case Producer.Lexicon lexicon:
                WriteTag(1);
                WriteText(lexicon.Name);
                WriteOptional(lexicon.Type, WriteType);
                WriteInteger((int)lexicon.Options.Languages);
                WriteFlag(lexicon.Options.Clitics);
                WriteFlag(lexicon.Options.Exact);
                WriteFlag(lexicon.Options.CaseSensitive);
                WriteInteger(lexicon.Options.Similar);
                WriteFlag(lexicon.Options.Stem);
                WriteEntries(lexicon.Written);
                break;
            case Producer.Entity entity:
                WriteTag(2);
                WriteText(entity.Name);
                WriteOptional(entity.Type, WriteType);
                WriteAll(entity.Alternatives, WriteAlternative);
                break;
            case Producer.Record record:
                WriteTag(3);
                WriteText(record.Name);
                WriteShape(record.Shape);
                WriteAll(record.Rules, WriteRule);
                WriteAll(record.References, WriteReference);
                break;
            default:
                throw Unknown(producer);
        }
    }

    // What was read is written as it was.
    private void WriteEntries(LexiconEntries entries)
    {
        if (entries.Bytes.IsEmpty)
        {
            WriteAll(entries.All, WriteEntry);
            return;
        }

        WriteInteger(entries.Count);
        Flush();
        _stream.Write(entries.Bytes);
    }

    private void WriteEntry(LexiconEntry entry)
    {
        WriteAll(entry.Forms, WriteText);
        WriteOptional(entry.Value, WriteValue);
    }

    private void WriteAlternative(EntityAlternative alternative)
    {
        WritePattern(alternative.Pattern);
        WriteAll(alternative.Labels, WriteText);
        WriteOptional(alternative.Value, WriteExpression);
        WriteOptional(alternative.Condition, WriteExpression);
    }

    private void WriteShape(RecordShape shape)
    {
        WriteText(shape.Name);
        WriteText(shape.Package);
        WriteAll(shape.Fields, WriteField);
        WriteAll(shape.Key, WriteKeyPart);
        WriteFlag(shape.IsEmitted);
    }

    private void WriteField(RecordField field)
    {
        WriteText(field.Name);
        WriteType(field.Type);
        WriteFlag(field.IsOptional);
        WriteText(field.Documentation);
    }

    private void WriteKeyPart(KeyPart part)
    {
        WriteInteger(part.Field);
        WriteDouble(part.Similarity);
    }

    private void WriteRule(RuleDefinition rule)
    {
        WriteText(rule.Name);
        switch (rule.Body)
        {
            case RuleBody.Sequence sequence:
                WriteTag(1);
                WritePattern(sequence.Pattern);
                break;
            case RuleBody.Frame frame:
                WriteTag(2);
                WritePattern(frame.Trigger);
                WriteAll(frame.Slots, WriteSlot);
                break;
            default:
                throw Unknown(rule.Body);
        }

        WriteAll(rule.Labels, WriteText);
        WriteAll(rule.Fields, WriteFill);
        WriteOptional(rule.Where, WriteExpression);
        WriteOptional(rule.Unless, WriteExpression);
        WriteOptional(rule.Score, WriteExpression);
        WriteInteger(rule.Priority);
    }

    private void WriteFill(FieldFill fill)
    {
        WriteInteger(fill.Field);
        WriteExpression(fill.Value);
    }

    private void WriteSlot(FrameSlot slot)
    {
        WriteInteger(slot.Label);
        WritePattern(slot.Pattern);
        WriteFlag(slot.IsRequired);
        WriteFlag(slot.IsList);
        WriteInteger((int)slot.Scope);
        WriteInteger(slot.ScopeTokens);
        WriteInteger((int)slot.Side);
        WriteInteger((int)slot.Choice);
        WriteOptional(slot.After, WritePattern);
        WriteOptional(slot.Before, WritePattern);
    }

    private void WriteZone(ZoneDefinition zone)
    {
        WriteText(zone.Name);
        WriteText(zone.Package);
        WriteFlag(zone.IsExcluded);
        WriteAll(zone.Clauses, WriteClause);
    }

    private void WriteClause(ZoneClause clause)
    {
        switch (clause)
        {
            case ZoneClause.JsonPath path:
                WriteTag(1);
                WriteText(path.Path);
                break;
            case ZoneClause.OfKind kind:
                WriteTag(2);
                WriteInteger((int)kind.Kind);
                break;
            case ZoneClause.Numbered numbered:
                WriteTag(3);
                WriteInteger(numbered.First);
                WriteInteger(numbered.Last);
                break;
            case ZoneClause.WholeParagraph whole:
                WriteTag(4);
                WritePattern(whole.Pattern);
                break;
            case ZoneClause.ParagraphWith with:
                WriteTag(5);
                WritePattern(with.Pattern);
                break;
            case ZoneClause.FromParagraph from:
                WriteTag(6);
                WritePattern(from.Pattern);
                break;
            case ZoneClause.Matching matching:
                WriteTag(7);
                WritePattern(matching.Pattern);
                break;
            case ZoneClause.InColumn column:
                WriteTag(9);
                WritePattern(column.Pattern);
                break;
            case ZoneClause.InRow row:
                WriteTag(10);
                WritePattern(row.Pattern);
                break;
            case ZoneClause.Labelled labelled:
                WriteTag(11);
                WritePattern(labelled.Pattern);
                break;
            case ZoneClause.Css css:
                WriteTag(8);
                WriteText(css.Selector);
                break;
            default:
                throw Unknown(clause);
        }
    }

    private void WriteType(DataType type)
    {
        WriteInteger((int)type.Kind);
        WriteOptional(type.Element, WriteType);
        WriteAll(type.Columns, WriteColumn);
        WriteOptional(type.RecordName, WriteText);
        WriteOptional(type.EnumName, WriteText);
        WriteAll(type.Choices, WriteText);
    }

    private void WriteColumn(ValueColumn column)
    {
        WriteText(column.Name);
        WriteType(column.Type);
    }

    private void WriteSpan(TextSpan span)
    {
        WriteInteger(span.Start);
        WriteInteger(span.End);
    }

    private void WriteAll<T>(ImmutableArray<T> items, Action<T> write)
    {
        WriteInteger(items.Length);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private void WriteOptional<T>(T? value, Action<T> write)
        where T : class
    {
        WriteFlag(value is not null);
        if (value is not null)
        {
            write(value);
        }
    }

    private void WriteOptionalDecimal(decimal? value)
    {
        WriteFlag(value is not null);
        if (value is { } number)
        {
            WriteDecimal(number);
        }
    }

    private void WriteText(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        WriteInteger(length);
        if (length > BufferSize)
        {
            Flush();
            _stream.Write(Encoding.UTF8.GetBytes(text));
            return;
        }

        MakeRoom(length);
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    private void WriteDecimal(decimal number)
    {
        foreach (var part in decimal.GetBits(number))
        {
            WriteInteger(part);
        }
    }

    private void WriteDouble(double number) => WriteInteger(BitConverter.DoubleToInt64Bits(number));

    private void WriteInteger(long number)
    {
        const int longest = 10;
        MakeRoom(longest);
        var rest = (ulong)((number << 1) ^ (number >> 63));
        while (rest >= 0x80)
        {
            _buffer[_used++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        _buffer[_used++] = (byte)rest;
    }

    private void WriteFlag(bool flag) => WriteTag(flag ? (byte)1 : (byte)0);

    private void WriteTag(byte tag)
    {
        MakeRoom(1);
        _buffer[_used++] = tag;
    }

    private void MakeRoom(int bytes)
    {
        if (_used + bytes > _buffer.Length)
        {
            Flush();
        }
    }

    private void Flush()
    {
        _cancellation.ThrowIfCancellationRequested();
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    private static InvalidOperationException Unknown(object node) => new($"The program holds a {node.GetType().Name}, which has no form in bytes.");
}
