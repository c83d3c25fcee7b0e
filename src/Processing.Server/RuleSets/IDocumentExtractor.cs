using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;

namespace Processing.Server.RuleSets;

/// <summary>Extracts from documents by one revision of one rule set: what the server needs of an <see cref="ExtractionEngine"/>. Implementations are safe to share between threads.</summary>
public interface IDocumentExtractor
{
    /// <summary>What each rule did so far; empty where there are no rules to count.</summary>
    IReadOnlyList<RuleCount> RuleCounts => [];

    /// <summary>The rules, to be explained; null where something else than rules is applied.</summary>
    RuleProgram? Program => null;

    /// <summary>Extracts from one document, on the calling thread.</summary>
    /// <param name="input">The document.</param>
    /// <param name="options">What the caller wants of it.</param>
    /// <param name="sink">Receives each record of the result as soon as it is certain, on the calling thread; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    ExtractionResult Extract(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation);
}
