namespace Processing.Text;

/// <summary>What was glued to a lexicon entry where it matched.</summary>
[Flags]
public enum LexiconClitics : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A conjunction before it (Arabic and Persian <c>و</c>, Arabic <c>ف</c>): it joins the entry to what stands before.</summary>
    Conjunction = 1,

    /// <summary>A preposition before it (Arabic <c>ب ل ك</c>, also in <c>لل</c>).</summary>
    Preposition = 2,

    /// <summary>The Arabic article before an entry that was written without one.</summary>
    Article = 4,

    /// <summary>An inflection after it (Persian plural, ezafe or possessive; English possessive).</summary>
    Suffix = 8,
}
