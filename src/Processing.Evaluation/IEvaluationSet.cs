using System.Collections.Immutable;
using Processing.Pipeline;

namespace Processing.Evaluation;

/// <summary>A set of texts with gold that nobody on this project wrote: how its files are read and how our records map to its classes.</summary>
public interface IEvaluationSet
{
    /// <summary>Its name on the command line, which is the name of its folder.</summary>
    string Name { get; }

    /// <summary>What it is and how it is scored, in one sentence.</summary>
    string Description { get; }

    /// <summary>The folder of the shipped rules that is scored on it unless rules are named.</summary>
    string RulesFolder { get; }

    /// <summary>When a case counts as right.</summary>
    CaseRule CaseRule { get; }

    /// <summary>Why the set cannot be scored yet; null when it can.</summary>
    string? Hindrance { get; }

    /// <summary>Reads the set.</summary>
    /// <param name="folder">The folder of this set.</param>
    /// <exception cref="EvaluationException">A file is missing or is not as the set's format says.</exception>
    EvaluationData Read(string folder);

    /// <summary>What the records of a document are in the words of the set.</summary>
    ImmutableArray<EvaluationMark> ToMarks(EvaluationCase @case, ExtractionResult result);
}
