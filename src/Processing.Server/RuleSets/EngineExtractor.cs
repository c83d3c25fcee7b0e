using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;

namespace Processing.Server.RuleSets;

internal sealed class EngineExtractor(ExtractionEngine engine) : IDocumentExtractor
{
    public IReadOnlyList<RuleCount> RuleCounts => RuleCount.Of(engine.Program);

    public RuleProgram? Program => engine.Program;

    public ExtractionResult Extract(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation) =>
        engine.Extract(input, options, sink, cancellation);
}
