using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>Reads a document and explains what the rules made of it. Safe to share between threads.</summary>
public static class DocumentExplainer
{
    /// <summary>Explains one document.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="input">The document.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="limits">Of reading and matching.</param>
    /// <param name="told">How much is told.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The explanation, or why the document could not be read.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static (DocumentExplanation? Explanation, ReadError? Error) Explain(
        RuleProgram program, DocumentInput input, ExplainOptions options, ExtractionLimits limits, ExplainLimits told, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var read = Read(program, input, limits, cancellation);
        return read.Document is { } document ? (Explain(program, document, options, limits, told, cancellation), null) : (null, read.Error);
    }

    /// <summary>Reads a document as <see cref="Explain(RuleProgram, Document, ExplainOptions, ExtractionLimits, ExplainLimits, CancellationToken)"/> wants it, for callers who look for a place in it first.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="input">The document.</param>
    /// <param name="limits">Of reading.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static ReadResult Read(RuleProgram program, DocumentInput input, ExtractionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        return DocumentReader.Read(input with { Selectors = program.Selectors }, limits.Documents, cancellation);
    }

    /// <summary>Explains a document that was read.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="document">What <see cref="Read"/> gave for them.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="limits">Of matching.</param>
    /// <param name="told">How much is told.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static DocumentExplanation Explain(RuleProgram program, Document document, ExplainOptions options, ExtractionLimits limits, ExplainLimits told, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(limits);
        using var lease = Tokenizer.Lease(document.Text, document.Blocks, document.Facts, cancellation);
        var request = new ExplainRequest(options.Rule, options.At is { } at ? TokenAt(lease.Text, document, at) : null, options.Attempts) { Record = options.Record, Explained = record => record.Score >= options.MinimumScore && options.Wants?.Invoke(record.Package, record.Record) != false };
        var explanation = RuleExplainer.Explain(program, lease.Text, request, told, limits.Matching, new RunControl { Cancellation = cancellation, Reference = options.Reference });
        var statistics = new ExtractionStatistics(document.MediaType, document.Original.Length, lease.Text.Count, lease.Text.SentenceCount);
        return new DocumentExplanation(explanation, document, statistics);
    }

    /// <summary>The first token that ends behind a byte of the document as given, else the last one. O(log tokens).</summary>
    private static TextSpan TokenAt(TokenizedText text, Document document, int at)
    {
        var (low, high) = (0, text.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (document.Offsets.ToOriginal(text[middle].Span).End > at)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return text.Count == 0 ? default : text[Math.Min(low, text.Count - 1)].Span;
    }
}
