namespace Processing.Text;

/// <summary>One match of a lexicon entry in a text.</summary>
/// <param name="Tokens">The tokens it stands in.</param>
/// <param name="Span">The exact place in the text, without the clitics that were looked through.</param>
/// <param name="Entry">The number the entry was added with.</param>
/// <param name="Clitics">What was glued to it.</param>
public readonly record struct LexiconMatch(TokenSpan Tokens, TextSpan Span, int Entry, LexiconClitics Clitics);
