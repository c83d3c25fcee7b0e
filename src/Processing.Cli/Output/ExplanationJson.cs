using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Matching.Explaining;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Rules.Sources;
using Processing.Text;

namespace Processing.Cli.Output;

/// <summary>Explanations for machines: one JSON document; described in docs/operations/explaining.md.</summary>
internal sealed class ExplanationJson(RuleWords words, DocumentExplanation explanation)
{
    /// <summary>Writes all of it.</summary>
    public void Write(Stream output, string document)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var matching = explanation.Matching;
            writer.WriteStartObject();
            writer.WriteString("document", document);
            Each(writer, "records", matching.Records, record => Write(writer, record));
            writer.WriteNumber("records_left_out", matching.RecordsLeftOut);
            Each(writer, "rules", matching.Rules, rule => Write(writer, rule));
            writer.WriteNumber("rules_left_out", matching.RulesLeftOut);
            if (matching.Truncation is { } reason)
            {
                writer.WriteString("truncated", JsonResultWriter.TruncationName(reason));
            }

            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes how far one rule got at best, as the members of an object that is open.</summary>
    public void WriteFurthest(Utf8JsonWriter writer, RuleAttempts rule) => Write(writer, rule with { Attempts = [.. rule.Attempts.Take(1)], AttemptsLeftOut = 0, StartsLeftOut = 0 });

    private void Write(Utf8JsonWriter writer, RecordExplanation record)
    {
        writer.WriteString("record", record.Record.Record);
        writer.WriteString("rule", record.Record.Rule);
        Source(writer, words.OfRule(record.Record.Rule));
        writer.WriteNumber("score", record.Record.Score);
        Place(writer, record.Record.Span);
        writer.WriteStartArray("alternatives");
        foreach (var alternative in record.Alternatives)
        {
            writer.WriteNumberValue(alternative);
        }

        writer.WriteEndArray();
        Each(writer, "elements", record.Elements, element => Write(writer, element));
        Each(writer, "labels", record.Captures, label =>
        {
            writer.WriteString("label", label.Label);
            Each(writer, "places", label.Spans, span => Place(writer, span));
        });
        Each(writer, "score_parts", record.Score, part =>
        {
            writer.WriteNumber("amount", part.Amount);
            Source(writer, words.Of(part.Expression));
        });
        Each(writer, "beaten", record.Beaten, beaten =>
        {
            writer.WriteString("rule", beaten.Rule);
            writer.WriteString("by", Name(beaten.By));
            writer.WriteNumber("score", beaten.Score);
            Place(writer, beaten.Span);
        });
        writer.WriteNumber("beaten_left_out", record.BeatenLeftOut);
    }

    private void Write(Utf8JsonWriter writer, TakenElement element)
    {
        Place(writer, element.Span);
        writer.WriteString("read_as", element.ReadAs);
        if (element.Producer is { } producer)
        {
            writer.WriteString("producer", producer);
        }

        if (element.Entry is { } entry)
        {
            writer.WriteString("entry", entry);
        }

        if (element.Value is { } value)
        {
            writer.WritePropertyName("value");
            ValueFormatter.WriteJson(writer, value);
        }

        if (element.Clitics != LexiconClitics.None)
        {
            writer.WriteString("clitics", element.Clitics.ToString().ToLowerInvariant());
        }

        Source(writer, words.Of(element.Element));
    }

    private void Write(Utf8JsonWriter writer, RuleAttempts rule)
    {
        writer.WriteString("rule", rule.Rule.Name);
        Source(writer, words.OfRule(rule.Rule.Name));
        Each(writer, "missing", rule.Missing, element => Source(writer, words.Of(element)));
        Each(writer, "attempts", rule.Attempts, attempt => Write(writer, attempt));
        writer.WriteNumber("attempts_left_out", rule.AttemptsLeftOut);
        writer.WriteNumber("starts_left_out", rule.StartsLeftOut);
    }

    private void Write(Utf8JsonWriter writer, Attempt attempt)
    {
        writer.WriteString("end", Name(attempt.End));
        if (attempt.Name is { } name)
        {
            writer.WriteString("name", name);
        }

        Place(writer, attempt.Reached);
        ResultJson.WritePlace(writer, "stopped_at", explanation.Locate(attempt.StoppedAt));
        Each(writer, "wanted", attempt.Wanted, wanted =>
        {
            writer.WriteString("why", Name(wanted.Why));
            Source(writer, words.Of(wanted.Element));
        });
        writer.WriteNumber("wanted_left_out", attempt.WantedLeftOut);
        Each(writer, "conditions", attempt.Conditions, condition => Source(writer, words.Of(condition)));
        Each(writer, "slots", attempt.Slots, slot => Write(writer, slot));
    }

    private void Write(Utf8JsonWriter writer, EmptySlot slot)
    {
        writer.WriteString("slot", slot.Slot);
        writer.WriteBoolean("required", slot.Need == SlotNeed.Required);
        writer.WriteString("why", Name(slot.Why));
        if (slot.Nearest is { } nearest)
        {
            Place(writer, nearest);
        }

        if (slot.Best is { } best)
        {
            writer.WriteStartObject("best");
            Write(writer, best);
            writer.WriteEndObject();
        }
    }

    private void Place(Utf8JsonWriter writer, TextSpan span)
    {
        writer.WriteString("text", explanation.TextOf(span));
        ResultJson.WritePlace(writer, "span", explanation.Locate(span));
    }

    private static void Source(Utf8JsonWriter writer, SourceLocation? place)
    {
        if (place is not null)
        {
            writer.WriteString("source", RuleWords.PlaceOf(place));
            writer.WriteString("words", place.Text);
        }
    }

    private static void Each<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
