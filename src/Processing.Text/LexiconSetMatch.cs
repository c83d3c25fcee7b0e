namespace Processing.Text;

/// <summary>One match of a lexicon of a <see cref="LexiconSet"/> in a text.</summary>
/// <param name="Lexicon">Number of the lexicon.</param>
/// <param name="Match">The match, as <see cref="Lexicon.FindAt"/> gives it.</param>
public readonly record struct LexiconSetMatch(int Lexicon, LexiconMatch Match);
