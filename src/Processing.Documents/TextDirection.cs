namespace Processing.Documents;

/// <summary>Which way a block is written.</summary>
public enum TextDirection
{
    /// <summary>From left to right.</summary>
    LeftToRight = 0,

    /// <summary>From right to left.</summary>
    RightToLeft,
}
