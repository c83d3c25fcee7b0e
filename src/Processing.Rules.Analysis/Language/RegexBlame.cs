using System.Globalization;
using Processing.Text;

namespace Processing.Rules.Analysis.Language;

/// <summary>Says of characters that stand in no folded token why, as the end of a sentence.</summary>
internal static class RegexBlame
{
    /// <summary>What is wrong with a member of a class.</summary>
    public static string Of(RegexPart.ClassMember member) => member.First == member.Last ? Of(new RegexPart.Character(member.First.ToString(), member.First))
        : FoldsTo(member.First) is { } first && FoldsTo(member.Last) is { } last ? $"`{member.First}-{member.Last}` folds to `{first}-{last}`, and folded tokens are what is looked at"
        : $"`{member.First}-{member.Last}` stands in no folded token";

    /// <summary>What a character folds to; null where that is nothing, or itself.</summary>
    public static string? FoldsTo(char character) => TextFolder.Fold(character.ToString()) is var folded && folded.Trim().Length > 0 && folded != character.ToString() ? folded : null;

    /// <summary>What is wrong with a character or class.</summary>
    public static string Of(RegexPart.Character blamed) => blamed.Literal is { } literal && FoldsTo(literal) is { } folded ? $"`{literal}` folds to `{folded}`, and folded tokens are what is looked at"
        : blamed.Literal is ' ' or '\t' || blamed.Text == "\\s" ? "no token holds white space"
        : blamed.Literal is { } invisible && char.GetUnicodeCategory(invisible) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator ? $"`U+{(int)invisible:X4}` stands in no folded token"
        : $"`{blamed.Text}` stands in no folded token";
}
