namespace Processing.Matching.Programs;

/// <summary>A class of tokens that a pattern can name.</summary>
public enum TokenClassKind
{
    /// <summary>Any token.</summary>
    Any = 0,

    /// <summary>A word.</summary>
    Word,

    /// <summary>A number in digits.</summary>
    Number,

    /// <summary>A punctuation character.</summary>
    Punctuation,

    /// <summary>A symbol.</summary>
    Symbol,
}
