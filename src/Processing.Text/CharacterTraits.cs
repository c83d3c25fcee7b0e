namespace Processing.Text;

/// <summary>What the tokeniser needs to know of a character.</summary>
/// <param name="Class">What it does with it.</param>
/// <param name="Script">The script of a letter.</param>
/// <param name="Case">Upper or Lower for cased letters, None for all others.</param>
internal readonly record struct CharacterTraits(CharacterClass Class, TokenScript Script, TokenCase Case);
