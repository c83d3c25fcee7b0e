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
    public static string Slice(this Place place, string document)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(document);
        return document[checked((int)place.Utf16.Start)..checked((int)place.Utf16.End)];
    }

    /// <summary>The text at a place.</summary>
    /// <param name="place">A place that the service gave.</param>
    /// <param name="document">The document as it was sent, UTF-8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is not in the document.</exception>
    public static string Slice(this Place place, ReadOnlySpan<byte> document)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Encoding.UTF8.GetString(document[checked((int)place.Utf8.Start)..checked((int)place.Utf8.End)]);
    }
}
