namespace Processing.Text;

/// <summary>What the tokeniser does with a character.</summary>
internal enum CharacterClass : byte
{
    /// <summary>Any other visible character: a token of its own.</summary>
    Symbol = 0,

    /// <summary>White space and control characters: separate tokens.</summary>
    Space,

    /// <summary>Zero-width characters: never a token, never part of the ends of one, dropped by folding.</summary>
    Ignored,

    /// <summary>Diacritics: belong to the letter before them, dropped by folding.</summary>
    Mark,

    /// <summary>The stretching bar of Arabic script: part of a word, dropped by folding.</summary>
    Tatweel,

    /// <summary>Letters, and the marks that folding keeps (vowel signs of Indic scripts).</summary>
    Letter,

    /// <summary>Decimal digits of any script.</summary>
    Digit,

    /// <summary>Punctuation: a token of its own.</summary>
    Punctuation,
}
