namespace Processing.Text;

/// <summary>How a lexicon compares its entries with a text.</summary>
public sealed record LexiconOptions
{
    /// <summary>The languages whose clitics are looked through; a block of another language matches whole words only.</summary>
    public TextLanguage Languages { get; init; } = TextLanguage.Persian | TextLanguage.Arabic | TextLanguage.English;

    /// <summary>Whether clitics are looked through at all. Default true.</summary>
    public bool Clitics { get; init; } = true;

    /// <summary>Whether the text must be written exactly like the entry: no folding, no clitics. Default false.</summary>
    public bool Exact { get; init; }

    /// <summary>Whether upper and lower case differ. Default false.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>
    /// By how many letters each word may differ where nothing matches as it is written: 0 (the default), 1 in words of five letters or more, or 2 in words of eight or
    /// more and 1 in those of five. Not together with <see cref="Exact"/> or <see cref="CaseSensitive"/>.
    /// </summary>
    public int Similar { get; init; }

    /// <summary>Whether words of one stem are one word, by the stemmer of the block's language. Default false; not together with <see cref="Exact"/> or <see cref="CaseSensitive"/>.</summary>
    public bool Stem { get; init; }

    /// <summary>Whether words are found that are not written in the lexicon, so that it costs a look-up of its own for each word of a text.</summary>
    public bool IsApproximate => Similar > 0 || Stem;
}
