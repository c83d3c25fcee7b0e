using System.Text;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Conformance.Tests;

/// <summary>The random cases find what clients get wrong about offsets: each kind of mistake is made on purpose in what a right client gave.</summary>
public class RandomDocumentTests
{
    private const int Seed = 41;

    public static TheoryData<string> Mistakes => [.. ByName.Keys];

    private static readonly Dictionary<string, Action<Case, CaseResult>> ByName = new(StringComparer.Ordinal)
    {
        ["strings are cut by code points, and counted in UTF-16"] = (wanted, result) => CutAgain(wanted, result, (text, place) => text[(int)place.CodePoints.Start..(int)place.CodePoints.End]),
        ["strings are cut by bytes of UTF-8, and counted in UTF-16"] = (wanted, result) => CutAgain(wanted, result, (text, place) => place.Utf8.End <= text.Length ? text[(int)place.Utf8.Start..(int)place.Utf8.End] : ""),
        ["marks of direction are lost"] = (wanted, result) => CutAgain(wanted, result, (text, place) => text[(int)place.Utf16.Start..(int)place.Utf16.End].Replace("\u2067", "", StringComparison.Ordinal).Replace("\u202B", "", StringComparison.Ordinal)),
        ["marks are put together with their letters"] = (wanted, result) => CutAgain(wanted, result, (text, place) => text[(int)place.Utf16.Start..(int)place.Utf16.End].Normalize()),
        ["a place of a field of a class is another one"] = (_, result) => LastTyped(result).FirstField[^1] += "\u200C",
        ["a place of a field of a class is lost"] = (_, result) => LastTyped(result).FirstField.RemoveAt(0),
        ["a record does not become an object"] = (_, result) => result.Answers.Last(answer => answer.Typed.Count > 0).Typed.RemoveAt(0),
        ["a place is not cut"] = (_, result) => result.Answers[^1].Slices[^1] = "",
        ["the helper refuses a place that came in its unit"] = (_, result) => result.Answers[^1].RefusedSlices++,
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_about_offsets_is_found(string mistake)
    {
        foreach (var (item, right) in await Results.Value)
        {
            Assert.Empty(Judge.Differences(item, right));
            var wrong = right.Clone();
            ByName[mistake](item.Wanted, wrong);
            Assert.NotEmpty(Judge.Differences(item, wrong));
        }
    }

    [Fact]
    public async Task The_documents_have_records_of_each_script_and_places_that_each_unit_counts_differently()
    {
        var places = (await Results.Value).SelectMany(pair => pair.Result.Answers).SelectMany(answer => answer.Result.Records).Select(record => record.Place).ToList();

        Assert.Contains(places, place => place.Utf8.Start > place.Utf16.Start && place.Utf16.Start > place.CodePoints.Start);
        Assert.Contains((await Results.Value)[1].Result.Answers.Single().Result.Records, record => record.Place.Utf8.Start > 4000);
    }

    // What the C# client gives for a stream of documents, and for one in pieces.
    private static readonly Lazy<Task<List<(ConformanceCase Item, CaseResult Result)>>> Results = new(async () =>
    {
        var suite = new Suite(Places.RulesProgram, Places.Conformance, server => server.Address);
        await using var server = await suite.StartServerAsync("default");
        await using var client = new ClientProcess("dotnet", [Places.CSharpProgram]);
        var results = new List<(ConformanceCase, CaseResult)>();
        foreach (var item in new[] { RandomDocuments.Case(Seed, 60), RandomDocuments.UploadCase(Seed, 60) })
        {
            var wanted = item.Wanted.Clone();
            wanted.Address = server.Address;
            results.Add((item, await client.RunAsync(wanted)));
        }

        return results;
    });

    private static TypedRecord LastTyped(CaseResult result) => result.Answers.SelectMany(answer => answer.Typed).Last();

    private static void CutAgain(Case wanted, CaseResult result, Func<string, Place, string> cut)
    {
        var texts = wanted.Requests.ToDictionary(request => request.CorrelationId, request => request.Document.Content.ToStringUtf8());
        foreach (var answer in result.Answers)
        {
            var places = answer.Result.Records.SelectMany(record => record.Fields.SelectMany(field => field.Places).Prepend(record.Place).Concat(record.Mentions.Select(mention => mention.Place)))
                .Concat(answer.Result.Zones.Select(zone => zone.Place)).ToList();
            answer.Slices.Clear();
            // As UTF-8, which has no half of a pair of surrogates.
            answer.Slices.AddRange(places.Select(place => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut(texts[answer.CorrelationId], place)))));
        }
    }
}
