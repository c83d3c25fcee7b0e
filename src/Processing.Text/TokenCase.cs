namespace Processing.Text;

/// <summary>How a word is cased.</summary>
public enum TokenCase : byte
{
    /// <summary>No cased letter.</summary>
    None = 0,

    /// <summary>All cased letters are lower case.</summary>
    Lower,

    /// <summary>The first letter is upper case, all others are lower case.</summary>
    Title,

    /// <summary>All cased letters are upper case, and there are at least two.</summary>
    Upper,

    /// <summary>Any other mixture.</summary>
    Mixed,
}
