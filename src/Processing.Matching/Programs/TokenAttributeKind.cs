namespace Processing.Matching.Programs;

/// <summary>What a token predicate can ask for.</summary>
public enum TokenAttributeKind
{
    /// <summary>Number of code points of the folded form, an integer.</summary>
    Length = 0,

    /// <summary>The folded form, text.</summary>
    Text,

    /// <summary>The numeric value of a number token, a decimal; absent for other tokens.</summary>
    Value,

    /// <summary>The script as text: <c>arabic</c>, <c>latin</c>, <c>cyrillic</c> or <c>other</c>.</summary>
    Script,

    /// <summary>The case as text: <c>lower</c>, <c>upper</c>, <c>title</c>, <c>mixed</c> or <c>none</c>.</summary>
    Case,

    /// <summary>Number of digits of a number token, an integer; absent for other tokens.</summary>
    Digits,

    /// <summary>Whether it is glued to the token before, a boolean.</summary>
    Glued,
}
