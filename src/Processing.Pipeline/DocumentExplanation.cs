using System.Text;
using Processing.Documents;
using Processing.Matching.Explaining;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>Why a document gave what it gave, with the way back to the document as given.</summary>
public sealed class DocumentExplanation
{
    private readonly PlaceMapper _places;
    private readonly Document _document;

    internal DocumentExplanation(Explanation matching, Document document, ExtractionStatistics statistics) =>
        (Matching, _document, _places, Statistics) = (matching, document, new PlaceMapper(document), statistics);

    /// <summary>What the matcher tells, with places in the text.</summary>
    public Explanation Matching { get; }

    /// <summary>What was worked through.</summary>
    public ExtractionStatistics Statistics { get; }

    /// <summary>The characters that places count in, as <see cref="Document.Content"/>.</summary>
    public ReadOnlyMemory<byte> Content => _document.Content;

    /// <summary>A place of the text in the document as given.</summary>
    public OriginalPlace Locate(TextSpan span) => _places.Locate(span);

    /// <summary>The text of a place, as the reader gave it.</summary>
    public string TextOf(TextSpan span) => Encoding.UTF8.GetString(_document.Text.Span[span.Start..span.End]);
}
