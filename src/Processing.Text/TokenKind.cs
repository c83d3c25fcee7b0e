namespace Processing.Text;

/// <summary>The class of a token.</summary>
public enum TokenKind : byte
{
    /// <summary>Letters, with the marks and joiners inside them.</summary>
    Word = 0,

    /// <summary>Digits of any script, with grouping and decimal separators between digits.</summary>
    Number,

    /// <summary>One punctuation character.</summary>
    Punctuation,

    /// <summary>One symbol or any other visible character.</summary>
    Symbol,
}
