using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Conformance;

/// <summary>Documents put together at random from what makes offsets hard: emoji of one and of several code points, combining marks, marks of direction, joiners, three scripts, every kind of line end.</summary>
public static class RandomDocuments
{
    private static readonly ImmutableArray<string> Pieces =
    [
        "minister", "وزیر", "رئيسة", "قرقیزستان", "مصر", "Egypt", "Aida", "آیدا", "Ōsmon", "Ünal",
        "«", "»", "«", "»", " ", " ", " ", "\n", "\r\n", "\n\n", "\t", ".", "،", "؟",
        "👍", "👩‍🚀", "👨‍👩‍👧‍👦", "🇰🇬", "❤️", "1️⃣", "👍🏽", "𐎠𐎡", "𝒜", "😀",
        "e\u0301", "ا\u0653", "o\u0302\u0323", "\u0301", "مُحَمَّد", "ـ", "می\u200Cروم", "ل\u200Dا",
        "\u202B", "\u202C", "\u200F", "\u200E", "\u2067", "\u2069", "\uFEFF", "\u00A0", "۱۲۳", "١٢٣", "12", "ﻻ", "ﷺ",
    ];

    /// <summary>A stream of documents whose places must agree in every language.</summary>
    /// <param name="seed">The same seed gives the same documents.</param>
    /// <param name="count">How many.</param>
    public static ConformanceCase Case(int seed, int count)
    {
        var random = new Random(seed);
        var wanted = new Case { Name = $"random_documents_{seed}", Call = Call.ExtractDocuments };
        for (var i = 0; i < count; i++)
        {
            wanted.Requests.Add(Request(i.ToString(CultureInfo.InvariantCulture), Text(random)));
        }

        // An office and a name behind it, so that there is a record in each document.
        return new ConformanceCase(wanted, "default", new JsonObject { ["answerCount"] = count, ["some"] = new JsonObject { ["result"] = new JsonObject { ["records"] = "any" } } });
    }

    /// <summary>The same in one document that comes in pieces, most of which end inside of a character.</summary>
    /// <param name="seed">The same seed gives the same document.</param>
    /// <param name="count">How many texts it has.</param>
    public static ConformanceCase UploadCase(int seed, int count)
    {
        var random = new Random(seed);
        var wanted = new Case { Name = $"random_upload_{seed}", Call = Call.ExtractUpload, Source = Source.Stream, PieceBytes = 11 };
        wanted.Requests.Add(Request("0", string.Join('\n', Enumerable.Range(0, count).Select(_ => Text(random)))));
        return new ConformanceCase(wanted, "default", new JsonObject { ["some"] = new JsonObject { ["result"] = new JsonObject { ["records"] = "any", ["summary"] = "any" } } });
    }

    // With each record in both forms and the text, so that the places of objects are held against the document, and all places against the text, too.
    private static ExtractDocumentsRequest Request(string id, string text) => new()
    {
        CorrelationId = id,
        Document = new Document { Content = ByteString.CopyFromUtf8(text), MediaType = "text/plain" },
        Options = new ExtractionOptions { RecordForm = RecordForm.Both, IncludeText = true },
    };

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(5, 60); left > 0; left--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
            if (random.Next(3) == 0)
            {
                text.Append(' ');
            }
        }

        return text.Append(" «👩‍🚀 ").Append(Pieces[random.Next(Pieces.Length)]).Append("» minister Aida").ToString();
    }
}
