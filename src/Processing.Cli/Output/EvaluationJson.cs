using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Evaluation;
using Processing.Evaluation.Scoring;

namespace Processing.Cli.Output;

/// <summary>Prints an evaluation as one JSON document; shares are 0 to 1.</summary>
internal static class EvaluationJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(EvaluationReport report, string revision, int errors)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("set", report.Set.Name);
            writer.WriteString("revision", revision);
            writer.WriteNumber("unusable", report.Unusable);
            writer.WriteNumber("seconds", Math.Round(report.Time.TotalSeconds, 3));
            writer.WriteNumber("bytes", report.Bytes);
            writer.WriteStartArray("groups");
            foreach (var group in report.Groups)
            {
                WriteGroup(writer, group, errors);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteGroup(Utf8JsonWriter writer, GroupScore group, int errors)
    {
        writer.WriteStartObject();
        writer.WriteString("group", group.Name);
        writer.WriteNumber("cases", group.Cases);
        WriteFits(writer, "right", fit => group.CaseAccuracy(fit));
        writer.WriteStartObject("mean_of_cases");
        writer.WriteNumber("precision", Math.Round(group.MeanPrecision, 4));
        writer.WriteNumber("recall", Math.Round(group.MeanRecall, 4));
        writer.WriteNumber("f1", Math.Round(group.MeanF1, 4));
        writer.WriteEndObject();
        writer.WriteStartObject("classes");
        foreach (var (name, score) in group.Classes)
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("gold", score.Gold);
            writer.WriteNumber("found", score.Found);
            WriteFits(writer, "precision", score.Precision);
            WriteFits(writer, "recall", score.Recall);
            WriteFits(writer, "f1", score.F1);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("errors");
        foreach (var error in Enum.GetValues<MarkError>())
        {
            writer.WriteNumber(EvaluationPrinter.Name(error).Replace(' ', '_'), group.Count(error));
        }

        writer.WriteEndObject();
        writer.WriteStartArray("samples");
        foreach (var sample in group.Errors.Take(errors))
        {
            WriteSample(writer, sample);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFits(Utf8JsonWriter writer, string name, Func<MarkFit, double> share)
    {
        writer.WriteStartObject(name);
        foreach (var fit in Enum.GetValues<MarkFit>())
        {
            writer.WriteNumber(fit.ToString().ToLowerInvariant(), Math.Round(share(fit), 4));
        }

        writer.WriteEndObject();
    }

    private static void WriteSample(Utf8JsonWriter writer, ErrorSample sample)
    {
        writer.WriteStartObject();
        writer.WriteString("error", EvaluationPrinter.Name(sample.Error));
        writer.WriteString("case", sample.Case.Id);
        WriteMark(writer, "gold", sample.Gold);
        WriteMark(writer, "found", sample.Found);
        writer.WriteEndObject();
    }

    private static void WriteMark(Utf8JsonWriter writer, string name, EvaluationMark? mark)
    {
        if (mark is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("start", mark.Start);
        writer.WriteNumber("length", mark.Length);
        writer.WriteString("class", mark.Class);
        writer.WriteString("value", mark.Value);
        writer.WriteEndObject();
    }
}
