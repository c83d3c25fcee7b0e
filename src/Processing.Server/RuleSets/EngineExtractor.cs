using Processing.Documents;
using Processing.Pipeline;

namespace Processing.Server.RuleSets;

internal sealed class EngineExtractor(ExtractionEngine engine) : IDocumentExtractor
{
    public ExtractionResult Extract(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation) =>
        engine.Extract(input, options, sink, cancellation);
}
