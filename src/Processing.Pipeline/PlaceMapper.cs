using System.Collections.Immutable;
using Processing.Documents;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>Carries results from a document's text to the document as given.</summary>
/// <param name="document">The document.</param>
/// <param name="cancellation">Ends the pass over the document that this begins with.</param>
/// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
internal sealed class PlaceMapper(Document document, CancellationToken cancellation = default)
{
    private readonly UnitIndex _units = new(document.Content, cancellation);

    public OriginalPlace Locate(TextSpan span) => document.Locate(_units, span);

    public ExtractedRecord ToExtracted(MatchedRecord match, TokenizedText text)
    {
        var fields = ImmutableArray.CreateBuilder<ExtractedField>(match.Fields.Length);
        foreach (var field in match.Fields)
        {
            fields.Add(new ExtractedField(field.Name, field.Value, Locate(field.Spans)));
        }

        var mentions = ImmutableArray.CreateBuilder<ExtractedMention>(match.Mentions.Length);
        foreach (var mention in match.Mentions)
        {
            mentions.Add(new ExtractedMention(text.GetString(mention), Locate(mention)));
        }

        return new ExtractedRecord(match.Record, match.Rule, match.Score, Locate(match.Span), fields.MoveToImmutable(), mentions.MoveToImmutable()) { Package = match.Package };
    }

    private ImmutableArray<OriginalPlace> Locate(ImmutableArray<TextSpan> spans)
    {
        var places = ImmutableArray.CreateBuilder<OriginalPlace>(spans.Length);
        foreach (var span in spans)
        {
            places.Add(Locate(span));
        }

        return places.MoveToImmutable();
    }
}
