using Processing.Documents;

namespace Processing.Evaluation.Sets;

/// <summary>Reads the pages of a set for what the reader itself tells of them.</summary>
internal static class PageReading
{
    /// <exception cref="EvaluationException">The page cannot be read.</exception>
    public static Document Read(EvaluationCase @case)
    {
        var result = DocumentReader.Read(@case.Input, DocumentLimits.Default);
        return result.Document ?? throw new EvaluationException($"{@case.Id}: {result.Error?.Message}");
    }
}
