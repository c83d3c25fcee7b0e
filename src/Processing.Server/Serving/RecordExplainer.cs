using System.Collections.Immutable;
using Processing.Matching.Explaining;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Explains the records of a result to a caller who asks for it. Works on the document once more, on the thread and in the turn that found them.</summary>
internal sealed class RecordExplainer(EngineSettings engine)
{
    /// <summary>The explanations, in document order, at most as many as <c>explaining.max_records</c>.</summary>
    /// <param name="prepared">What was asked.</param>
    /// <param name="extraction">What was found.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>None where the caller did not ask, where the result is not whole, and where something else than rules was applied.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public ImmutableArray<Wire.RecordExplanation> Explain(PreparedOrder prepared, ExtractionResult extraction, CancellationToken stop)
    {
        if (!prepared.Order.Options.Explain || extraction.Error is not null || extraction.Truncation is not null || extraction.Records.IsEmpty || prepared.Extractor.Program is not { } program)
        {
            return [];
        }

        var options = prepared.Options;
        var asked = new ExplainOptions(null, null, AttemptScope.None, options.Reference) { Wants = options.Wants, MinimumScore = options.MinimumScore };
        var (explanation, _) = DocumentExplainer.Explain(program, prepared.Input, asked, engine.Extraction, engine.Explaining, stop);
        if (explanation is null)
        {
            return [];
        }

        var messages = new ExplanationToMessage(explanation, prepared.Messages.Parts.Units);
        return [.. explanation.Matching.Records.Select(messages.ToMessage)];
    }
}
