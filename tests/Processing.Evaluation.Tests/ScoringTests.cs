using Processing.Evaluation.Scoring;

namespace Processing.Evaluation.Tests;

public sealed class ScoringTests
{
    private static readonly EvaluationCase Two = Made.Case("ten men, six cows.", new EvaluationMark(0, 3, "number", "10"), new EvaluationMark(9, 3, "number", "6"));

    [Fact]
    public void All_found_is_a_right_case()
    {
        var score = Made.Score(Two, new EvaluationMark(9, 3, "number", "6"), new EvaluationMark(0, 3, "number", "10"));
        Assert.Equal(1, score.RightCases(MarkFit.Strict));
        Assert.Equal(1.0, score.Total().F1(MarkFit.Strict));
        Assert.Empty(score.Errors);
    }

    [Fact]
    public void Blanks_and_final_punctuation_matter_to_strict_only()
    {
        var score = Made.Score(Two, new EvaluationMark(0, 4, "number", "10"), new EvaluationMark(8, 4, "number", "6"));
        Assert.Equal(0, score.RightCases(MarkFit.Strict));
        Assert.Equal(0, score.Total().Right(MarkFit.Strict));
        Assert.Equal(1, score.RightCases(MarkFit.Trimmed));
    }

    [Theory]
    [InlineData(0, 3, "number", "11", MarkError.WrongValue, 2)]
    [InlineData(0, 3, "word", "10", MarkError.WrongClass, 1)]
    [InlineData(0, 7, "number", "10", MarkError.WrongSpan, 1)]
    public void A_near_miss_is_one_error_with_its_name(int start, int length, string @class, string value, MarkError error, int rightSpans)
    {
        var score = Made.Score(Two, new EvaluationMark(start, length, @class, value), new EvaluationMark(9, 3, "number", "6"));
        Assert.Equal(error, Assert.Single(score.Errors).Error);
        Assert.Equal(1, score.Count(error));
        Assert.Equal(1, score.Total().Right(MarkFit.Trimmed));
        Assert.Equal(rightSpans, score.Total().Right(MarkFit.Span));
    }

    [Fact]
    public void Missed_and_spurious_are_two_errors()
    {
        var score = Made.Score(Two, new EvaluationMark(0, 3, "number", "10"), new EvaluationMark(4, 3, "number", "1"));
        Assert.Equal([MarkError.Missed, MarkError.Spurious], score.Errors.Select(sample => sample.Error));
        Assert.Equal(0.5, score.Total().Precision(MarkFit.Strict));
        Assert.Equal(0.5, score.Total().Recall(MarkFit.Strict));
    }

    [Fact]
    public void One_gold_mark_is_not_found_twice()
    {
        var score = Made.Score(Made.Case("ten", new EvaluationMark(0, 3, "number", "10")), new EvaluationMark(0, 3, "number", "10"), new EvaluationMark(0, 3, "number", "10"));
        Assert.Equal(0, score.RightCases(MarkFit.Span));
        Assert.Equal(0.5, score.Total().Precision(MarkFit.Span));
    }
}
