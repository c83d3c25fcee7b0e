namespace Processing.Evaluation.Scoring;

/// <summary>How closely a found mark must fit a gold mark.</summary>
public enum MarkFit
{
    /// <summary>Same place, class and value.</summary>
    Strict = 0,

    /// <summary>The same after leaving out blanks at both ends and punctuation at the end of both places.</summary>
    Trimmed,

    /// <summary>As <see cref="Trimmed"/>, whatever the value.</summary>
    Span,
}
