using System.Globalization;
using System.Text;

namespace Processing.Text;

/// <summary>What <see cref="FoldTable"/> is made of. The rows and their reasons stand in docs/language/orthography.md.</summary>
/// <remarks>
/// One map for all languages, a code point at a time: compatibility decomposition, then marks and zero-width characters go,
/// letter variants become one, case goes. As it looks at no neighbour, a composed letter and its decomposition fold alike.
/// </remarks>
internal static class FoldRules
{
    /// <summary>Appends the fold of a code point and returns its traits.</summary>
    public static CharacterTraits Describe(int codePoint, StringBuilder folded)
    {
        if (codePoint is >= 0xD800 and <= 0xDFFF)
        {
            return default;
        }

        var rune = new Rune(codePoint);
        var category = Rune.GetUnicodeCategory(rune);
        var kind = Classify(codePoint, category);
        switch (kind)
        {
            case CharacterClass.Ignored or CharacterClass.Mark or CharacterClass.Tatweel:
                return new CharacterTraits(kind, ScriptOf(codePoint), TokenCase.None);
            case CharacterClass.Space:
                folded.Append(' ');
                return new CharacterTraits(kind, TokenScript.Other, TokenCase.None);
            default:
                break;
        }

        AppendFold(rune, category, folded);
        if (folded.Length == 0)
        {
            // Presentation forms of marks count as letters in Unicode; spacing accents are symbols that stay themselves.
            if (kind == CharacterClass.Letter)
            {
                return new CharacterTraits(CharacterClass.Mark, ScriptOf(codePoint), TokenCase.None);
            }

            folded.Append(WithoutMarks(rune));
        }

        return new CharacterTraits(kind, kind == CharacterClass.Letter ? ScriptOf(codePoint) : TokenScript.Other, CaseOf(category));
    }

    private static void AppendFold(Rune rune, UnicodeCategory category, StringBuilder folded)
    {
        if (TryReplace(rune.Value, out var replacement))
        {
            folded.Append(replacement);
            return;
        }

        if (category is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        {
            folded.Append(rune);
            return;
        }

        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var partCategory = Rune.GetUnicodeCategory(part);
            if (Classify(part.Value, partCategory) is CharacterClass.Ignored or CharacterClass.Mark or CharacterClass.Tatweel or CharacterClass.Space)
            {
                continue;
            }

            if (TryReplace(part.Value, out replacement))
            {
                folded.Append(replacement);
            }
            else if (partCategory == UnicodeCategory.DecimalDigitNumber)
            {
                folded.Append((char)('0' + (int)Rune.GetNumericValue(part)));
            }
            else
            {
                folded.Append(Rune.ToLowerInvariant(part));
            }
        }
    }

    private static Rune WithoutMarks(Rune rune)
    {
        Rune.DecodeFromUtf16(rune.ToString().Normalize(NormalizationForm.FormD), out var first, out _);
        return first;
    }

    // Rows that Unicode's decomposition does not give. Hamza carriers, madda, presentation forms and width come from there.
    private static bool TryReplace(int codePoint, out string replacement)
    {
        replacement = codePoint switch
        {
            0x064A or 0x0649 => "\u06CC",
            0x0643 or 0x06AA => "\u06A9",
            0x0629 or 0x06BE or 0x06C1 or 0x06C3 or 0x06D5 => "\u0647",
            0x0671 or 0x0672 or 0x0673 => "\u0627",
            0x066A => "%",
            0x2018 or 0x2019 or 0x201A or 0x201B => "'",
            0x201C or 0x201D or 0x201E or 0x201F => "\"",
            0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2015 or 0x2212 => "-",
            0x2026 => "\u2026",
            0x00DF or 0x1E9E => "ss",
            0x03C2 => "\u03C3",
            _ => "",
        };
        return replacement.Length > 0;
    }

    private static CharacterClass Classify(int codePoint, UnicodeCategory category)
    {
        if (codePoint == 0x0640)
        {
            return CharacterClass.Tatweel;
        }

        if (IsZeroWidth(codePoint))
        {
            return CharacterClass.Ignored;
        }

        if (category == UnicodeCategory.Control || Rune.IsWhiteSpace(new Rune(codePoint)))
        {
            return CharacterClass.Space;
        }

        if (IsDroppedMark(codePoint))
        {
            return CharacterClass.Mark;
        }

        return category switch
        {
            <= UnicodeCategory.EnclosingMark or UnicodeCategory.LetterNumber => CharacterClass.Letter,
            UnicodeCategory.DecimalDigitNumber => CharacterClass.Digit,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation => CharacterClass.Punctuation,
            _ => CharacterClass.Symbol,
        };
    }

    // Joiners, bidi marks, soft hyphen, byte order mark, variation selectors, tags.
    private static bool IsZeroWidth(int codePoint) => codePoint is
        0x00AD or 0x034F or 0x061C or 0x180E or 0xFEFF
        or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE007F) or (>= 0xE0100 and <= 0xE01EF);

    // Diacritics of Latin, Greek and Cyrillic, and the marks of Arabic with hamza and madda above or below.
    // Marks of other scripts are vowels, and a word without them is another word.
    private static bool IsDroppedMark(int codePoint) => codePoint is
        (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0489) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF)
        or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F)
        or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or 0x0674
        or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E8) or (>= 0x06EA and <= 0x06ED)
        or (>= 0x0898 and <= 0x089F) or (>= 0x08CA and <= 0x08E1) or (>= 0x08E3 and <= 0x08FF);

    private static TokenScript ScriptOf(int codePoint) => codePoint switch
    {
        >= 0x0600 and <= 0x06FF or >= 0x0750 and <= 0x077F or >= 0x0870 and <= 0x08FF => TokenScript.Arabic,
        >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE or >= 0x1EE00 and <= 0x1EEFF => TokenScript.Arabic,
        >= 0x0400 and <= 0x052F or >= 0x1C80 and <= 0x1C8F or >= 0x2DE0 and <= 0x2DFF or >= 0xA640 and <= 0xA69F => TokenScript.Cyrillic,
        >= 0x0041 and <= 0x024F or >= 0x1E00 and <= 0x1EFF or >= 0x2C60 and <= 0x2C7F => TokenScript.Latin,
        >= 0xA720 and <= 0xA7FF or >= 0xAB30 and <= 0xAB6F or >= 0xFB00 and <= 0xFB06 or >= 0xFF21 and <= 0xFF5A => TokenScript.Latin,
        _ => TokenScript.Other,
    };

    private static TokenCase CaseOf(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => TokenCase.Upper,
        UnicodeCategory.LowercaseLetter => TokenCase.Lower,
        _ => TokenCase.None,
    };
}
