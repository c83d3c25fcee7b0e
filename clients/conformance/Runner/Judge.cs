using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Processing.Conformance.V1;

namespace Processing.Conformance;

/// <summary>Compares what a client gave with what must come.</summary>
/// <remarks>
/// Expected is a part of the JSON form of <see cref="CaseResult"/>: keys that are not named are not looked at, lists are as long as they are. Where one value
/// is expected and a list stands there, any item of it will do; <c>any</c> is whatever is there. Answers are looked at in the order of the
/// requests. Two keys are more than that form: <c>each</c> holds for every answer, and <c>some</c> for at least one.
/// Whatever a case expects, the places of every result must agree; see <see cref="PlaceCheck"/>.
/// </remarks>
public static class Judge
{
    private const int MostDifferences = 10;
    private static readonly JsonFormatter Format = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>What is wrong with a result, in sentences; empty where nothing is.</summary>
    public static ImmutableArray<string> Differences(ConformanceCase item, CaseResult result)
    {
        var differences = new List<string>();
        if (result.Name != item.Wanted.Name)
        {
            return [$"the result is of the case `{result.Name}`"];
        }

        result = InOrderOfRequests(item.Wanted, result, differences);
        var actual = JsonNode.Parse(Format.Format(result));
        if (item.Expected["failure"] is null && result.Failure is { } failure)
        {
            differences.Add($"the call failed: {failure}");
        }

        foreach (var (key, expected) in item.Expected)
        {
            var answers = actual?["answers"] as JsonArray ?? [];
            switch (key)
            {
                case "each":
                    differences.AddRange(answers.SelectMany((answer, index) => Compare($"answers[{index}]", expected, answer)));
                    break;
                case "some" when !answers.Any(answer => !Compare("", expected, answer).Any()):
                    differences.Add($"no answer is like {expected?.ToJsonString()}");
                    break;
                case "some":
                    break;
                default:
                    differences.AddRange(Compare(key, expected, actual?[key]));
                    break;
            }
        }

        differences.AddRange(PlaceCheck.Differences(item.Wanted, result));
        return differences.Count <= MostDifferences ? [.. differences] : [.. differences.Take(MostDifferences), $"and {differences.Count - MostDifferences} more"];
    }

    // Answers come as they are done. Where the call succeeded there is one for each request.
    private static CaseResult InOrderOfRequests(Case wanted, CaseResult result, List<string> differences)
    {
        // The document of an explanation has no answer of its own.
        if (wanted.CountOnly || wanted.Call == Call.Explain)
        {
            return result;
        }

        var ordered = result.Clone();
        ordered.Answers.Clear();
        var waiting = result.Answers.GroupBy(answer => answer.CorrelationId).ToDictionary(group => group.Key, group => new Queue<Answer>(group));
        foreach (var request in wanted.Requests)
        {
            if (waiting.TryGetValue(request.CorrelationId, out var answers) && answers.TryDequeue(out var answer))
            {
                ordered.Answers.Add(answer);
            }
            else if (result.Failure is null)
            {
                differences.Add($"`{request.CorrelationId}` was not answered");
            }
        }

        differences.AddRange(waiting.Where(left => left.Value.Count > 0).Select(left => $"`{left.Key}` was answered {left.Value.Count} times more often than asked"));
        return ordered;
    }

    private static IEnumerable<string> Compare(string path, JsonNode? expected, JsonNode? actual)
    {
        switch (expected, actual)
        {
            case (JsonObject wanted, JsonObject got):
                return wanted.SelectMany(pair => Compare($"{path}.{pair.Key}", pair.Value, got[pair.Key]));
            case (JsonArray wanted, JsonArray got):
                return wanted.Count == got.Count
                    ? wanted.SelectMany((item, index) => Compare($"{path}[{index}]", item, got[index]))
                    : [$"{path} has {got.Count} items, not {wanted.Count}: {Shorten(got)}"];
            case (JsonArray choices, not null):
                return choices.Any(choice => !Compare(path, choice, actual).Any()) ? [] : [$"{path} is {Shorten(actual)}, none of {Shorten(choices)}"];
            case (JsonValue wanted, not null) when wanted.ToString() == "any":
                return [];
            default:
                return expected?.ToString() == actual?.ToString() && expected is null == (actual is null) ? [] : [$"{path} is {Shorten(actual)}, not {Shorten(expected)}"];
        }
    }

    private static string Shorten(JsonNode? node)
    {
        var text = node?.ToJsonString(Readable) ?? "not there";
        return text.Length <= 300 ? text : text[..300] + "…";
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
