using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Text with marks, overrides, joiners, every kind of line end, NULs, letters beyond the basic plane and a byte order mark. Places cut the same text in bytes, UTF-16 units and code points, by a converter that counts one by one.</summary>
public sealed class Fault07OddCharacters
{
    private const int Seed = 20260304;
    private const int Documents = 150;

    private static readonly string[] Pieces =
    [
        "visit", "سلام", "می\u200Cروم", "é", "e\u0301", "\u0301", "🙂", "👩‍👧", "𝒜𝒷", "𐎠𐎡", "\u202Eabc\u202C", "\u200F", "\u200D", "\uFEFF", "\0", "\r\n", "\r", "\n", "\u2028", "\u2029", "\u0085", "\t", " ", " ", " ", "۱۲۳", "١٢", "ﬁ", "Å", "ß", "أُ", "\uFFFD", "\uFFFE", "a\u0300\u0301\u0302\u0303",
    ];

    [Fact]
    public async Task Places_cut_the_same_text_in_three_units()
    {
        await using var server = await StartAsync();
        var random = new Random(Seed);
        var places = 0;
        for (var i = 0; i < Documents; i++)
        {
            var text = (i % 10 == 0 ? "\uFEFF" : "") + string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var bytes = Encoding.UTF8.GetBytes(text);
            var runes = text.EnumerateRunes().ToList();
            var result = await server.Client.ExtractAsync(new ExtractRequest { Document = new Document { Content = ByteString.CopyFrom(bytes), MediaType = "text/plain" }, RuleSet = "words" });
            foreach (var place in result.Records.Select(record => record.Place))
            {
                var byUnits = text[(int)place.Utf16.Start..(int)place.Utf16.End];
                var byBytes = Encoding.UTF8.GetString(bytes, (int)place.Utf8.Start, (int)(place.Utf8.End - place.Utf8.Start));
                var byRunes = string.Concat(runes[(int)place.CodePoints.Start..(int)place.CodePoints.End]);
                Assert.Equal((byUnits, byUnits), (byBytes, byRunes));
                Assert.NotEmpty(byUnits);
                places++;
            }
        }

        Assert.True(places > Documents, $"{places} places in {Documents} documents");
    }

    [Fact]
    public async Task A_letter_with_a_million_marks_is_one_document_like_any_other()
    {
        await using var server = await StartAsync();
        var result = await server.Client.ExtractAsync(new ExtractRequest { Document = TestServer.Text("a" + new string('\u0301', 1_000_000) + " visit"), RuleSet = "words" });
        Assert.Contains(result.Records, record => record.Place.Utf16.Start == 1_000_002 && record.Place.Utf8.Start == 2_000_002);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF }, 1)]
    [InlineData(new byte[] { 0x61, 0xED, 0xA0, 0x80 }, 1)]
    [InlineData(new byte[] { 0xC0, 0xAF }, 0)]
    [InlineData(new byte[] { 0x61, 0x62, 0xF0, 0x9F }, 2)]
    public async Task What_is_no_utf_8_is_refused_with_its_place(byte[] content, int offset)
    {
        await using var server = await StartAsync();
        var request = new ExtractRequest { Document = new Document { Content = ByteString.CopyFrom(content), MediaType = "text/plain" }, RuleSet = "words" };
        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync(request));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_UTF8", $"{offset}"), (error.StatusCode, error.Reason, error.Metadata["byte_offset"]));
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSetCompiler.Compile("words", [new RuleFile("a.rules", "record A\n  x: text\n\nrule r -> A\n  match x:word\n"u8.ToArray())], [], EngineSettings.Default));
        return server;
    }
}
