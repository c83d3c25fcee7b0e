namespace Processing.Text;

/// <summary>The script of a token's first letter.</summary>
public enum TokenScript : byte
{
    /// <summary>No letter, or a script that is not told apart.</summary>
    Other = 0,

    /// <summary>Arabic script, which Persian uses too.</summary>
    Arabic,

    /// <summary>Latin script.</summary>
    Latin,

    /// <summary>Cyrillic script.</summary>
    Cyrillic,
}
