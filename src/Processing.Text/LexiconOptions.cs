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

    /// <summary>Whether each word of five letters or more may differ by one letter where nothing matches as it is written. Default false; not together with <see cref="Exact"/> or <see cref="CaseSensitive"/>.</summary>
    public bool Similar { get; init; }
}
