using System.Globalization;
using System.Text;
using Processing.Extraction.V1;

namespace Processing.Client;

/// <summary>Cuts places out of documents.</summary>
public static class PlaceExtensions
{
    /// <summary>The text at a place.</summary>
    /// <param name="place">A place that the service gave.</param>
    /// <param name="document">The document as it was sent. A byte order mark must still be in it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is not in the document.</exception>
    /// <exception cref="InvalidOperationException">
    /// The place is in a file of Word or a PDF, which hold no text to cut; <see cref="Describe"/> says where, and <see cref="SliceIn"/> cuts the text of them. Or it came without this
    /// unit, since <see cref="ExtractionOptions.OffsetUnits"/> asked for others.
    /// </exception>
    public static string Slice(this Place place, string document)
    {
        ThrowIfNoText(place);
        ArgumentNullException.ThrowIfNull(document);
        var range = place.Utf16 ?? throw Without("UTF-16 code units");
        return document[checked((int)range.Start)..checked((int)range.End)];
    }

    /// <summary>The text at a place.</summary>
    /// <param name="place">A place that the service gave.</param>
    /// <param name="document">The document as it was sent, UTF-8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is not in the document.</exception>
    /// <exception cref="InvalidOperationException">
    /// The document is not in UTF-8, or it is a file of Word or a PDF, which hold no text to cut; <see cref="Describe"/> says where, and <see cref="SliceIn"/> cuts the text of them.
    /// Or it came without this unit, since <see cref="ExtractionOptions.OffsetUnits"/> asked for others.
    /// </exception>
    public static string Slice(this Place place, ReadOnlySpan<byte> document)
    {
        ThrowIfNoText(place);
        if (place.Bytes is not null)
        {
            throw new InvalidOperationException($"The document is not in UTF-8, the place is in its {place.Describe()}; ask for its text by IncludeText and cut that by SliceIn.");
        }

        var range = place.Utf8 ?? throw Without("bytes of UTF-8");
        return Encoding.UTF8.GetString(document[checked((int)range.Start)..checked((int)range.End)]);
    }

    /// <summary>The text at a place, out of the text that came with the result. For documents of every kind.</summary>
    /// <param name="place">A place that the service gave.</param>
    /// <param name="text"><see cref="ExtractionResult.Text"/>, or that of the event of a stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is not in the text.</exception>
    /// <exception cref="InvalidOperationException">There is no text, since <see cref="ExtractionOptions.IncludeText"/> did not ask for it; or the place came without UTF-16 code units.</exception>
    public static string SliceIn(this Place place, string? text)
    {
        ArgumentNullException.ThrowIfNull(place);
        var range = place.Utf16 ?? throw Without("UTF-16 code units");
        return string.IsNullOrEmpty(text) && range.End > 0
            ? throw new InvalidOperationException("The result came without its text; ask for it by IncludeText.")
            : (text ?? "")[checked((int)range.Start)..checked((int)range.End)];
    }

    /// <summary>Where a place stands, in words: <c>word/document.xml, paragraph 3, characters 4 to 9</c>, <c>page 2, 72 35 to 121 47 pt</c>, <c>bytes 6 to 10</c>.</summary>
    /// <remarks>Numbers are those of the message, so paragraphs, characters and bytes count from 0. Of a PDF it gives the smallest rectangle around all boxes.</remarks>
    public static string Describe(this Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.LocationCase switch
        {
            Place.LocationOneofCase.Word => string.Create(CultureInfo.InvariantCulture, $"{place.Word.Part}, paragraph {place.Word.Paragraph}, characters {place.Word.Characters.Start} to {place.Word.Characters.End}"),
            Place.LocationOneofCase.Page when place.Page.Boxes is { Count: > 0 } boxes => string.Create(
                CultureInfo.InvariantCulture, $"page {place.Page.Page}, {boxes.Min(box => box.Left):0.#} {boxes.Min(box => box.Top):0.#} to {boxes.Max(box => box.Right):0.#} {boxes.Max(box => box.Bottom):0.#} pt"),
            Place.LocationOneofCase.Page => string.Create(CultureInfo.InvariantCulture, $"page {place.Page.Page}"),
            _ => DescribeRange(place),
        };
    }

    // In the first unit that came.
    private static string DescribeRange(Place place)
    {
        var (range, unit) = (place.Bytes ?? place.Utf8, "bytes");
        (range, unit) = range is null ? (place.Utf16, "UTF-16 code units") : (range, unit);
        (range, unit) = range is null ? (place.CodePoints, "code points") : (range, unit);
        return range is null ? "no place" : string.Create(CultureInfo.InvariantCulture, $"{unit} {range.Start} to {range.End}");
    }

    private static InvalidOperationException Without(string unit) => new($"The place came without {unit}; ask for them by OffsetUnits.");

    private static void ThrowIfNoText(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.LocationCase != Place.LocationOneofCase.None)
        {
            throw new InvalidOperationException($"The document holds no text to cut, the place is in {place.Describe()}; ask for its text by IncludeText and cut that by SliceIn.");
        }
    }
}
