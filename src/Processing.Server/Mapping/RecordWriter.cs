using Processing.Pipeline;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

/// <summary>Writes records, zones and places as their messages, without the objects between. Nothing is lost: <see cref="MessageToResult"/> gives the same results back.</summary>
/// <remarks>Fields go from the last to the first, as <see cref="WireBuffer"/> wants them. The bytes are those that the classes of the messages write: a test parses them and writes them again.</remarks>
internal static partial class RecordWriter
{
    /// <summary>Writes the fields of a record.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="record">The record.</param>
    /// <param name="parts">Which parts of it are wanted.</param>
    /// <param name="typed">Adds the message of the record's own type; null for none.</param>
    public static void Write(WireBuffer to, ExtractedRecord record, MessageParts parts, TypedRecords? typed)
    {
        if (typed is not null)
        {
            to.Bytes(Wire.Record.TypedFieldNumber, typed.ToMessage(record).Span);
        }

        to.TextUnlessEmpty(Wire.Record.PackageFieldNumber, record.Package);
        for (var i = record.Mentions.Length - 1; i >= 0; i--)
        {
            var begun = to.Length;
            Write(to, Wire.Mention.PlaceFieldNumber, record.Mentions[i].Place, parts.Units);
            if (parts.MentionText == MentionText.Included)
            {
                to.TextUnlessEmpty(Wire.Mention.TextFieldNumber, record.Mentions[i].Text);
            }

            to.Close(Wire.Record.MentionsFieldNumber, begun);
        }

        for (var i = record.Fields.Length - 1; i >= 0; i--)
        {
            Write(to, record.Fields[i], parts);
        }

        Write(to, Wire.Record.PlaceFieldNumber, record.Place, parts.Units);
        to.DoubleUnlessZero(Wire.Record.ScoreFieldNumber, record.Score);
        to.TextUnlessEmpty(Wire.Record.RuleFieldNumber, record.Rule);
        to.TextUnlessEmpty(Wire.Record.Record_FieldNumber, record.Record);
    }

    /// <summary>Writes the fields of a zone.</summary>
    public static void Write(WireBuffer to, ExtractedZone zone, PlaceUnits units)
    {
        Write(to, Wire.Zone.PlaceFieldNumber, zone.Place, units);
        to.TextUnlessEmpty(Wire.Zone.Zone_FieldNumber, zone.Zone);
    }

    /// <summary>Writes a place as a field of another message.</summary>
    public static void Write(WireBuffer to, int field, OriginalPlace place, PlaceUnits units)
    {
        var begun = to.Length;
        WriteLocation(to, place.Location);
        if (place.Bytes != place.Utf8)
        {
            Range(to, Wire.Place.BytesFieldNumber, place.Bytes.Start, place.Bytes.End);
        }

        if ((units & PlaceUnits.CodePoints) != 0)
        {
            Range(to, Wire.Place.CodePointsFieldNumber, place.CodePointStart, place.CodePointEnd);
        }

        if ((units & PlaceUnits.Utf16) != 0)
        {
            Range(to, Wire.Place.Utf16FieldNumber, place.Utf16Start, place.Utf16End);
        }

        if ((units & PlaceUnits.Utf8) != 0)
        {
            Range(to, Wire.Place.Utf8FieldNumber, place.Utf8.Start, place.Utf8.End);
        }

        to.Close(field, begun);
    }

    private static void Write(WireBuffer to, ExtractedField field, MessageParts parts)
    {
        var begun = to.Length;
        for (var i = field.Places.Length - 1; i >= 0; i--)
        {
            Write(to, Wire.Field.PlacesFieldNumber, field.Places[i], parts.Units);
        }

        if (parts.Values == FieldValues.Included)
        {
            Write(to, Wire.Field.ValueFieldNumber, field.Value);
        }

        to.TextUnlessEmpty(Wire.Field.NameFieldNumber, field.Name);
        to.Close(Wire.Record.FieldsFieldNumber, begun);
    }

    private static void WriteLocation(WireBuffer to, DocumentLocation? location)
    {
        var begun = to.Length;
        switch (location)
        {
            case WordLocation word:
                Range(to, Wire.WordLocation.CharactersFieldNumber, word.Character, word.EndCharacter);
                to.NumberUnlessZero(Wire.WordLocation.ParagraphFieldNumber, word.Paragraph);
                to.TextUnlessEmpty(Wire.WordLocation.PartFieldNumber, word.Part);
                to.Close(Wire.Place.WordFieldNumber, begun);
                break;
            case PageLocation page:
                for (var i = page.Boxes.Length - 1; i >= 0; i--)
                {
                    Write(to, page.Boxes[i]);
                }

                Range(to, Wire.PageLocation.CharactersFieldNumber, page.Character, page.EndCharacter);
                to.NumberUnlessZero(Wire.PageLocation.PageFieldNumber, page.Page);
                to.Close(Wire.Place.PageFieldNumber, begun);
                break;
            default:
                break;
        }
    }

    private static void Write(WireBuffer to, PageBox box)
    {
        var begun = to.Length;
        to.DoubleUnlessZero(Wire.Box.BottomFieldNumber, box.Bottom);
        to.DoubleUnlessZero(Wire.Box.RightFieldNumber, box.Right);
        to.DoubleUnlessZero(Wire.Box.TopFieldNumber, box.Top);
        to.DoubleUnlessZero(Wire.Box.LeftFieldNumber, box.Left);
        to.Close(Wire.PageLocation.BoxesFieldNumber, begun);
    }

    // Also of text: the messages of both have the same shape.
    private static void Range(WireBuffer to, int field, int start, int end) =>
        to.Pair(field, (Wire.Range.StartFieldNumber, (uint)start), (Wire.Range.EndFieldNumber, (uint)end));
}
