using Processing.Matching.Results;
using Processing.Matching.Values;

namespace Processing.Matching.Programs;

public sealed partial class ProgramWriter
{
    private void WriteValue(Value value)
    {
        switch (value)
        {
            case Value.Text text:
                WriteTag(1);
                WriteText(text.Content);
                WriteInteger((int)text.As);
                break;
            case Value.Integer integer:
                WriteTag(2);
                WriteInteger(integer.Number);
                break;
            case Value.Decimal number:
                WriteTag(3);
                WriteDecimal(number.Number);
                break;
            case Value.Boolean boolean:
                WriteTag(4);
                WriteFlag(boolean.IsTrue);
                break;
            case Value.Date date:
                WriteTag(5);
                WriteDate(date.Content);
                break;
            case Value.Duration duration:
                WriteTag(6);
                WriteDecimal(duration.Amount);
                WriteText(duration.Unit);
                break;
            case Value.Quantity quantity:
                WriteTag(7);
                WriteOptionalDecimal(quantity.Amount);
                WriteOptionalDecimal(quantity.Minimum);
                WriteOptionalDecimal(quantity.Maximum);
                WriteText(quantity.Unit);
                WriteFlag(quantity.Approximate);
                WriteInteger((int)quantity.As);
                break;
            case Value.Code code:
                WriteTag(8);
                WriteText(code.Content);
                WriteInteger((int)code.As);
                break;
            case Value.Row row:
                WriteTag(9);
                WriteAll(row.Columns, WriteCell);
                break;
            case Value.Record record:
                WriteTag(10);
                WriteRecord(record.Content);
                break;
            case Value.List list:
                WriteTag(11);
                WriteAll(list.Items, WriteValue);
                break;
            default:
                throw Unknown(value);
        }
    }

    private void WriteCell(KeyValuePair<string, Value?> cell)
    {
        WriteText(cell.Key);
        WriteOptional(cell.Value, WriteValue);
    }

    private void WriteDate(DateValue date)
    {
        WriteInteger((int)date.Calendar);
        WriteInteger((int)date.Precision);
        WriteParts(date.Start);
        WriteFlag(date.End is not null);
        if (date.End is { } end)
        {
            WriteParts(end);
        }

        WriteOptional(date.AlsoGiven, WriteDate);
        WriteOptional(date.Unresolved, WriteText);
    }

    private void WriteParts(DateParts parts)
    {
        WriteInteger(parts.Year);
        WriteInteger(parts.Month);
        WriteInteger(parts.Day);
    }

    private void WriteRecord(MatchedRecord record)
    {
        WriteText(record.Record);
        WriteText(record.Package);
        WriteText(record.Rule);
        WriteDouble(record.Score);
        WriteSpan(record.Span);
        WriteAll(record.Fields, WriteMatchedField);
        WriteAll(record.Mentions, WriteSpan);
    }

    private void WriteMatchedField(MatchedField field)
    {
        WriteText(field.Name);
        WriteValue(field.Value);
        WriteAll(field.Spans, WriteSpan);
    }
}
