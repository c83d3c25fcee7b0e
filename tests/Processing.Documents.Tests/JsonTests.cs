using System.Globalization;
using System.Text;
using System.Text.Json;
using Processing.Text;

namespace Processing.Documents.Tests;

public class JsonTests
{
    private const string Json = "application/json";

    [Theory]
    [InlineData("""{"a":{"b":[{"c":"x"},"y"]},"d":"z"}""", "$.a.b[0].c=x|$.a.b[1]=y|$.d=z")]
    [InlineData("""{"full name":"x","it's":"y","a\\b":"z","":"e","1a":"n","عنوان":"t","_a1":"u"}""",
        """$['full name']=x|$['it\'s']=y|$['a\\b']=z|$['']=e|$['1a']=n|$.عنوان=t|$._a1=u""")]
    [InlineData("""[1,-2.5e+3,true,false,null,"",[],{},[[]]," "]""", "$[0]=1|$[1]=-2.5e+3|$[2]=true|$[3]=false")]
    [InlineData("""{"a":"one\ntwo\r\n\n three ","b":"four"}""", "$.a=one|$.a=two|$.a=three|$.b=four")]
    [InlineData("""{"a":"1","a":"2"}""", "$.a=1|$.a=2")]
    [InlineData("\uFEFF [ \"a\" ] \n", "$[0]=a")]
    [InlineData("""["\u0627\u06CC\"\\\/\b\ud83d\ude42é"]""", "$[0]=ای\"\\/\b🙂é")]
    [InlineData("""["a\u0000b"]""", "$[0]=a\0b")]
    [InlineData("""{"\u0061\n":"x"}""", "$['a\n']=x")]
    [InlineData("[[[\"x\"],\"y\"],\"z\"]", "$[0][0][0]=x|$[0][1]=y|$[1]=z")]
    public void Reads_values_with_their_paths(string json, string expected)
    {
        foreach (var mediaType in new[] { Json, null })
        {
            var document = ReadCheck.Read(json, mediaType);
            Assert.Equal(Json, document.MediaType);
            Assert.Equal(expected, string.Join('|', document.Blocks.Select(block => block.Path + "=" + ReadCheck.TextOf(document, block))));
            Assert.All(document.Blocks, block => Assert.Equal(BlockKind.Value, block.Kind));
        }
    }

    [Theory]
    [InlineData("\"text\"", "$=text")]
    [InlineData("12", "$=12")]
    [InlineData(" ", "")]
    [InlineData("", "")]
    public void Reads_a_bare_value_only_when_told_so(string json, string expected)
    {
        var document = ReadCheck.Read(json, Json);
        Assert.Equal(expected, string.Join('|', document.Blocks.Select(block => block.Path + "=" + ReadCheck.TextOf(document, block))));
        Assert.Equal("text/plain", ReadCheck.Read(json).MediaType);
    }

    [Theory]
    [InlineData("""{"a":1} //""")]
    [InlineData("""{"a":1}{"a":2}""")]
    [InlineData("[citation needed] and so on")]
    [InlineData("{ braces }")]
    [InlineData("[")]
    public void What_only_begins_like_json_is_plain_text(string text) => Assert.Equal("text/plain", ReadCheck.Read(text).MediaType);

    [Theory]
    [InlineData("{\"a\":1} //", 8, 1, 9, "text after the value")]
    [InlineData("{\"a\":1,}", 7, 1, 8, "expected a property name in `\"`")]
    [InlineData("{a:1}", 1, 1, 2, "expected a property name in `\"`")]
    [InlineData("{\"a\" 1}", 5, 1, 6, "expected `:`")]
    [InlineData("{\"a\":1 \"b\":2}", 7, 1, 8, "expected `,` or `}`")]
    [InlineData("[1 2]", 3, 1, 4, "expected `,` or `]`")]
    [InlineData("[1,]", 3, 1, 4, "expected a value")]
    [InlineData("[1", 2, 1, 3, "expected `,` or `]`")]
    [InlineData("[01]", 1, 1, 2, "a number with a leading zero")]
    [InlineData("[-]", 2, 1, 3, "expected a digit")]
    [InlineData("[1.]", 3, 1, 4, "expected a digit")]
    [InlineData("[1e+]", 4, 1, 5, "expected a digit")]
    [InlineData("[nul]", 1, 1, 2, "expected a value")]
    [InlineData("[\"abc", 5, 1, 6, "a string without an end")]
    [InlineData("[\n\"ک\tb\"]", 5, 2, 3, "control character U+0009 inside a string")]
    [InlineData("[\r\n\"a\\x\"]", 5, 2, 3, "an unknown escape")]
    [InlineData("[\"\\u12G4\"]", 2, 1, 3, "an unknown escape")]
    [InlineData("[\"\\u+123\"]", 2, 1, 3, "an unknown escape")]
    [InlineData("[\"\\u12\"]", 2, 1, 3, "an unknown escape")]
    public void Says_where_json_is_invalid(string json, int offset, int line, int column, string what)
    {
        var error = ReadCheck.Fail(json, Json);
        Assert.Equal(("DP5005", "INVALID_JSON", $"not valid JSON: {what} at offset {offset}"), (error.Id, error.Reason, error.Message));
        Assert.Equal(((int?)offset, line, column), (error.ByteOffset, error.Line, error.Column));
    }

    [Theory]
    [InlineData("[\"a\\ud83d\"]", "$[0]=a\uFFFD", 1)]
    [InlineData("[\"\\ude42b\"]", "$[0]=\uFFFDb", 1)]
    [InlineData("[\"\\ud83d\\ud83d\\ude42\\u0041\\ude42\"]", "$[0]=\uFFFD🙂A\uFFFD", 2)]
    [InlineData("{\"\\ud83d\":1}", "$['\uFFFD']=1", 1)]
    public void Half_of_a_pair_is_read_and_told(string json, string expected, int count)
    {
        var document = ReadCheck.Read(json, Json);
        Assert.Equal(expected, string.Join('|', document.Blocks.Select(block => $"{block.Path}={ReadCheck.TextOf(document, block)}")));
        var note = Assert.Single(document.Notes);
        Assert.Equal(("DP5038", $"{count} {(count == 1 ? "escape is half of a surrogate pair and is" : "escapes are halves of surrogate pairs and are")} read as U+FFFD"), (note.Id, note.Message));
    }

    [Fact]
    public void Nesting_has_a_limit()
    {
        ReadCheck.Read(new string('[', 64) + "1" + new string(']', 64));
        var error = ReadCheck.Fail("\n" + new string('[', 100_000));
        Assert.Equal(("DP5006", "JSON_TOO_DEEP", (int?)65, 2, 65), (error.Id, error.Reason, error.ByteOffset, error.Line, error.Column));
        Assert.Equal("the JSON nests deeper than 64 levels at offset 65 (`documents.max_depth`)", error.Message);
        ReadCheck.Read(new string('[', 500) + new string(']', 500), limits: new DocumentLimits { MaxDepth = 500 });
    }

    [Fact]
    public void Blocks_and_paths_have_limits()
    {
        Assert.Equal("DP5007", ReadCheck.Fail("[1,2,3]", limits: new DocumentLimits { MaxBlocks = 2 }).Id);
        Assert.Equal("DP5007", ReadCheck.Fail("[\"1\\n2\\n3\"]", limits: new DocumentLimits { MaxBlocks = 2 }).Id);
        var error = ReadCheck.Fail("{\"name\":[1,2]}", limits: new DocumentLimits { MaxPathCharacters = 15 });
        Assert.Equal(("DP5008", "PATHS_TOO_LONG"), (error.Id, error.Reason));
        Assert.Equal("the paths of all blocks have more than 15 characters together (`documents.max_path_characters`)", error.Message);
    }

    [Fact]
    public void A_replaced_character_maps_to_its_whole_escape_and_back()
    {
        var document = ReadCheck.Read("""{"t":"a\u0627b"}""");
        var start = document.Blocks[0].Span.Start;
        Assert.Equal(new OriginalSpan(6, 7), document.Offsets.ToOriginal(new TextSpan(start, start + 1)));
        Assert.Equal(new OriginalSpan(7, 13), document.Offsets.ToOriginal(new TextSpan(start + 1, start + 3)));
        Assert.Equal(new OriginalSpan(13, 14), document.Offsets.ToOriginal(new TextSpan(start + 3, start + 4)));
        Assert.Equal(new OriginalSpan(6, 14), document.Offsets.ToOriginal(new TextSpan(start, start + 4)));
    }

    // Random documents: the reader finds what System.Text.Json finds, and every character of every block stems from the bytes it maps to.
    [Fact]
    public void Random_json_maps_back_character_by_character()
    {
        var random = new Random(20240611);
        for (var round = 0; round < 400; round++)
        {
            var json = new StringBuilder();
            WriteValue(json, random, 4);
            var bytes = Encoding.UTF8.GetBytes((round % 5 == 0 ? "\uFEFF" : "") + json);
            var document = ReadCheck.Read(bytes, Json);
            var expected = new List<string>();
            Collect(JsonDocument.Parse(json.ToString()).RootElement, expected);
            Assert.Equal(expected, ReadCheck.Blocks(document));
            foreach (var block in document.Blocks)
            {
                CheckCharacters(document, block);
            }
        }
    }

    private static void CheckCharacters(Document document, TextBlock block)
    {
        var at = block.Span.Start;
        var previousEnd = 0;
        foreach (var rune in ReadCheck.TextOf(document, block).EnumerateRunes())
        {
            var original = document.Offsets.ToOriginal(new TextSpan(at, at + rune.Utf8SequenceLength));
            var source = Encoding.UTF8.GetString(document.Original.Span[original.Start..original.End]);
            Assert.Equal(rune.ToString(), source[0] == '\\' ? JsonSerializer.Deserialize<string>($"\"{source}\"") : source);
            Assert.True(previousEnd == 0 || previousEnd == original.Start);
            previousEnd = original.End;
            at += rune.Utf8SequenceLength;
        }

        var whole = document.Offsets.ToOriginal(block.Span);
        Assert.Equal(previousEnd, whole.End);
    }

    private static void Collect(JsonElement element, List<string> lines)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, lines);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, lines);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                var text = element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : element.GetRawText();
                foreach (var line in text.Split('\n', '\r', '\u2028'))
                {
                    var trimmed = Trimmed(line);
                    if (trimmed.Length > 0)
                    {
                        lines.Add(trimmed);
                    }
                }

                break;
        }
    }

    private static string Trimmed(string line)
    {
        var start = 0;
        var end = line.Length;
        while (start < end && (char.IsWhiteSpace(line[start]) || char.IsControl(line[start])))
        {
            start++;
        }

        while (start < end && (char.IsWhiteSpace(line[end - 1]) || char.IsControl(line[end - 1])))
        {
            end--;
        }

        return line[start..end];
    }

    private static void WriteValue(StringBuilder json, Random random, int depth)
    {
        var kind = random.Next(depth > 0 ? 8 : 6);
        switch (kind)
        {
            case 0:
                json.Append(random.Next(2) == 0 ? "true" : "null");
                break;
            case 1:
                json.Append(CultureInfo.InvariantCulture, $"{random.Next(-50, 5000)}");
                break;
            case <= 5:
                WriteString(json, random);
                break;
            default:
                json.Append(kind == 6 ? '[' : '{');
                var count = random.Next(5);
                for (var i = 0; i < count; i++)
                {
                    json.Append(i > 0 ? " ,\n" : "");
                    if (kind == 7)
                    {
                        WriteString(json, random);
                        json.Append(':');
                    }

                    WriteValue(json, random, depth - 1);
                }

                json.Append(kind == 6 ? ']' : '}');
                break;
        }
    }

    private static readonly string[] Pieces =
        ["a", "ب", "ک\u200Cی", " ", "🙂", "e\u0301", "\u2028", "\\n", "\\r\\n", "\\\"", "\\\\", "\\/", "\\t", "\\u0627", "\\uD83D\\ude42", "\\u0000", "\\u0301", "\uFEFF", "\u200F"];

    private static void WriteString(StringBuilder json, Random random)
    {
        json.Append('"');
        for (var i = random.Next(12); i > 0; i--)
        {
            json.Append(Pieces[random.Next(Pieces.Length)]);
        }

        json.Append('"');
    }
}
