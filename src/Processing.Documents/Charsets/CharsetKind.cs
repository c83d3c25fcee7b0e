namespace Processing.Documents.Charsets;

/// <summary>How an encoding spends its bytes.</summary>
internal enum CharsetKind
{
    /// <summary>One to four bytes a character.</summary>
    Utf8,

    /// <summary>Two bytes a unit.</summary>
    Utf16,

    /// <summary>One byte a character.</summary>
    SingleByte,
}
