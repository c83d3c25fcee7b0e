using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Conformance;

/// <summary>Reads cases. Their form is described in <c>clients/conformance/README.md</c>.</summary>
public static class CaseReader
{
    private static readonly string[] OwnKeys = ["shows", "server", "expect", "requests", "files"];

    /// <summary>The cases of all files of a folder, in the order of the files' names.</summary>
    /// <exception cref="InvalidDataException">A case is not in the form of cases.</exception>
    public static ImmutableArray<ConformanceCase> ReadFolder(string folder)
    {
        var cases = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(ReadFile).ToImmutableArray();
        return cases.GroupBy(item => item.Wanted.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new InvalidDataException($"there are two cases of the name `{twice.Key}`")
            : cases;
    }

    private static IEnumerable<ConformanceCase> ReadFile(string file)
    {
        using var text = File.OpenText(file);
        return YamlToJson.Read(text).SelectMany(document => document as JsonArray ?? []).Select(item => Read(item as JsonObject ?? throw new InvalidDataException($"{file}: a case is a mapping"))).ToList();
    }

    /// <summary>One case.</summary>
    public static ConformanceCase Read(JsonObject item)
    {
        try
        {
            var wanted = JsonParser.Default.Parse<Case>(new JsonObject(item.Where(pair => !OwnKeys.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))).ToJsonString());
            var expected = item["expect"]?.DeepClone() as JsonObject;
            var requests = item["requests"] as JsonArray;
            if (wanted.Name.Length == 0 || wanted.Call == Call.Unspecified || item["shows"] is null || requests is null || expected is null or { Count: 0 })
            {
                throw new InvalidDataException("a case has a `name`, says what it `shows`, has a `call`, `requests`, and something that it `expect`s");
            }

            foreach (var (path, content) in item["files"] as JsonObject ?? [])
            {
                wanted.Files.Add(path, FileText(content));
            }

            wanted.Requests.AddRange(requests.OfType<JsonObject>().SelectMany((request, index) => Requests(request, index + 1)));
            return new ConformanceCase(wanted, item["server"]?.GetValue<string>() ?? "default", expected);
        }
        catch (Exception broken) when (broken is InvalidProtocolBufferException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"case `{item["name"]}`: {broken.Message}", broken);
        }
    }

    // `text` or `base64` is the content, `times` in a row; `copies` makes as many requests of one, with ids of their own.
    private static IEnumerable<ExtractDocumentsRequest> Requests(JsonObject from, int number)
    {
        var request = (JsonObject)from.DeepClone();
        var text = Take(request, "text")?.GetValue<string>();
        var content = Take(request, "base64") is { } coded ? Convert.FromBase64String(coded.GetValue<string>()) : Encoding.UTF8.GetBytes(text ?? "");
        var times = Take(request, "times")?.GetValue<long>() ?? 1;
        var copies = Take(request, "copies")?.GetValue<long>() ?? 1;
        var document = new JsonObject();
        foreach (var key in new[] { "mediaType", "language", "name" })
        {
            if (Take(request, key) is { } value)
            {
                document[key] = value;
            }
        }

        request["document"] = document;
        var whole = ByteString.CopyFrom([.. Enumerable.Repeat(content, (int)times).SelectMany(bytes => bytes)]);
        for (long copy = 1; copy <= copies; copy++)
        {
            var message = JsonParser.Default.Parse<ExtractDocumentsRequest>(request.ToJsonString());
            message.Document.Content = whole;
            message.Document.MediaType = document.ContainsKey("mediaType") ? message.Document.MediaType : "text/plain";
            message.CorrelationId = (from["correlationId"]?.GetValue<string>() ?? number.ToString(CultureInfo.InvariantCulture)) + (copies > 1 ? $"-{copy}" : "");
            yield return message;
        }
    }

    // The text of a file, or `text` so many `times` in a row.
    private static string FileText(JsonNode? content) => content is JsonObject repeated
        ? string.Concat(Enumerable.Repeat(repeated["text"]?.GetValue<string>() ?? "", (int)(repeated["times"]?.GetValue<long>() ?? 1)))
        : content?.GetValue<string>() ?? "";

    private static JsonNode? Take(JsonObject from, string key)
    {
        var value = from[key];
        from.Remove(key);
        return value;
    }
}
