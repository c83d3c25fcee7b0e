using System.Collections.Immutable;

namespace Processing.Evaluation.Scoring;

/// <summary>Collects the scores of one group of cases.</summary>
public sealed class GroupScore
{
    private readonly SortedDictionary<string, ClassScore> _classes = new(StringComparer.Ordinal);
    private readonly int[] _rightCases = new int[3];
    private readonly int[] _errors = new int[5];
    private readonly List<ErrorSample> _samples = [];
    private double _precisions;
    private double _recalls;

    /// <summary>An empty score.</summary>
    /// <param name="name">Name of the group.</param>
    public GroupScore(string name)
    {
        Name = name;
    }

    /// <summary>Name of the group.</summary>
    public string Name { get; }

    /// <summary>Number of cases.</summary>
    public int Cases { get; private set; }

    /// <summary>Scores by class.</summary>
    public IReadOnlyDictionary<string, ClassScore> Classes => _classes;

    /// <summary>Every error, in the order of the cases.</summary>
    public ImmutableArray<ErrorSample> Errors => [.. _samples];

    /// <summary>Number of right cases.</summary>
    public int RightCases(MarkFit fit) => _rightCases[(int)fit];

    /// <summary>Share of the cases that are right, 0 to 1; 1 when there are none.</summary>
    public double CaseAccuracy(MarkFit fit) => Cases == 0 ? 1 : (double)RightCases(fit) / Cases;

    /// <summary>Mean over the cases of the share of found marks that are right, 0 to 1, with trimmed places; a case without found marks counts 1.</summary>
    public double MeanPrecision => Cases == 0 ? 1 : _precisions / Cases;

    /// <summary>Mean over the cases of the share of gold marks that were found, 0 to 1, with trimmed places; a case without gold counts 1.</summary>
    public double MeanRecall => Cases == 0 ? 1 : _recalls / Cases;

    /// <summary>Harmonic mean of <see cref="MeanPrecision"/> and <see cref="MeanRecall"/>, 0 to 1.</summary>
    public double MeanF1 => MeanPrecision + MeanRecall == 0 ? 0 : 2 * MeanPrecision * MeanRecall / (MeanPrecision + MeanRecall);

    /// <summary>Number of errors of one kind.</summary>
    public int Count(MarkError error) => _errors[(int)error];

    /// <summary>All classes together.</summary>
    public ClassScore Total()
    {
        var total = new ClassScore();
        foreach (var score in _classes.Values)
        {
            total.Gold += score.Gold;
            total.Found += score.Found;
            foreach (var fit in Enum.GetValues<MarkFit>())
            {
                total.AddRight(fit, score.Right(fit));
            }
        }

        return total;
    }

    /// <summary>Adds one case.</summary>
    /// <param name="case">The case.</param>
    /// <param name="found">What the rules found in it.</param>
    /// <param name="rule">When it counts as right.</param>
    public void Add(EvaluationCase @case, ImmutableArray<EvaluationMark> found, CaseRule rule)
    {
        ArgumentNullException.ThrowIfNull(@case);
        Cases++;
        foreach (var mark in @case.Gold)
        {
            Of(mark.Class).Gold++;
        }

        foreach (var mark in found)
        {
            Of(mark.Class).Found++;
        }

        foreach (var fit in Enum.GetValues<MarkFit>())
        {
            var comparison = MarkComparison.Compare(@case, found, fit);
            foreach (var mark in comparison.Right)
            {
                Of(mark.Class).AddRight(fit, 1);
            }

            if (comparison.Missing.IsEmpty && (rule == CaseRule.AllFound || comparison.Extra.IsEmpty))
            {
                _rightCases[(int)fit]++;
            }

            if (fit == MarkFit.Trimmed)
            {
                _precisions += found.IsEmpty ? 1 : (double)comparison.Right.Length / found.Length;
                _recalls += @case.Gold.IsEmpty ? 1 : (double)comparison.Right.Length / @case.Gold.Length;
                AddErrors(@case, comparison, rule);
            }
        }
    }

    private void AddErrors(EvaluationCase @case, MarkComparison comparison, CaseRule rule)
    {
        foreach (var sample in comparison.Explain(@case))
        {
            if (rule == CaseRule.AllFound && sample.Error == MarkError.Spurious)
            {
                continue;
            }

            _errors[(int)sample.Error]++;
            _samples.Add(sample);
        }
    }

    private ClassScore Of(string @class)
    {
        if (!_classes.TryGetValue(@class, out var score))
        {
            _classes.Add(@class, score = new ClassScore());
        }

        return score;
    }
}
