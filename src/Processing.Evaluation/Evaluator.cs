using Processing.Evaluation.Scoring;
using Processing.Pipeline;

namespace Processing.Evaluation;

/// <summary>Runs rules over the cases of a set and scores what comes out.</summary>
public static class Evaluator
{
    /// <summary>Scores the cases of the groups that begin with a prefix.</summary>
    /// <param name="set">The set.</param>
    /// <param name="data">Its cases.</param>
    /// <param name="groupPrefix">Only groups whose name begins so; empty for all.</param>
    /// <param name="engine">The rules.</param>
    /// <param name="clock">Measures the time of extracting.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="EvaluationException">A document could not be read, or was not worked through to its end.</exception>
    public static EvaluationReport Run(IEvaluationSet set, EvaluationData data, string groupPrefix, ExtractionEngine engine, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(clock);
        var groups = new SortedDictionary<string, GroupScore>(StringComparer.Ordinal);
        var time = TimeSpan.Zero;
        long bytes = 0;
        foreach (var @case in data.Cases)
        {
            if (!@case.Group.StartsWith(groupPrefix, StringComparison.Ordinal))
            {
                continue;
            }

            var started = clock.GetTimestamp();
            var result = engine.Extract(@case.Input, ExtractionOptions.Default with { Reference = @case.Reference }, null, cancellation);
            time += clock.GetElapsedTime(started);
            bytes += @case.Input.Content.Length;
            if (result.Error is { } error)
            {
                throw new EvaluationException($"{@case.Id}: {error.Id}: {error.Message}");
            }

            if (result.Truncation is not null)
            {
                throw new EvaluationException($"{@case.Id}: a limit of matching was reached, so its result is not whole");
            }

            if (!groups.TryGetValue(@case.Group, out var group))
            {
                groups.Add(@case.Group, group = new GroupScore(@case.Group));
            }

            group.Add(@case, set.ToMarks(@case, result), set.CaseRule);
        }

        return new EvaluationReport(set, [.. groups.Values], data.Unusable, time, bytes);
    }
}
