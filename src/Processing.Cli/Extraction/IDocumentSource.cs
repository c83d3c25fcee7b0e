using Processing.Documents;
using Processing.Pipeline;

namespace Processing.Cli.Extraction;

/// <summary>Where records come from: the engine in this process, or a server.</summary>
internal interface IDocumentSource : IAsyncDisposable
{
    /// <summary>The revision of the rules that are applied, for where no document was answered with one; empty when there is none.</summary>
    ValueTask<string> RevisionAsync(CancellationToken cancellation);

    /// <summary>Extracts from one document. A document that cannot be read is an outcome; anything else throws.</summary>
    Task<DocumentOutcome> ExtractAsync(DocumentInput input, ExtractionOptions options, CancellationToken cancellation);
}

/// <summary>What became of one document.</summary>
/// <param name="Revision">The revision of the rules that were applied.</param>
/// <param name="Result">What it gave.</param>
/// <param name="Fault">Why it could not be read, in one line; null when it could.</param>
internal sealed record DocumentOutcome(string Revision, ExtractionResult Result, string? Fault);
