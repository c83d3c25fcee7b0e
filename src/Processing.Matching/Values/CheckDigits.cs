namespace Processing.Matching.Values;

/// <summary>Schemes of check digits, on letters and digits of ASCII in lower case.</summary>
internal static class CheckDigits
{
    /// <summary>The Luhn sum of ISO/IEC 7812: every second digit from the right doubled, digits of the products summed, a multiple of 10. 2 to 40 digits.</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < 2 or > 40)
        {
            return false;
        }

        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            digit *= index % 2 == 1 ? 2 : 1;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>An IBAN of ISO 13616: country and two check digits moved to the end, letters as 10 to 35, 1 modulo 97 (ISO 7064). 15 to 34 signs.</summary>
    public static bool IsIban(ReadOnlySpan<char> signs)
    {
        if (signs.Length is < 15 or > 34 || !char.IsAsciiLetter(signs[0]) || !char.IsAsciiLetter(signs[1]))
        {
            return false;
        }

        var remainder = 0;
        for (var index = 0; index < signs.Length; index++)
        {
            var sign = signs[(index + 4) % signs.Length];
            remainder = char.IsAsciiDigit(sign) ? ((remainder * 10) + sign - '0') % 97 : ((remainder * 100) + sign - 'a' + 10) % 97;
        }

        return remainder == 1;
    }

    /// <summary>The national code of Iran: ten digits, weights 10 to 2, the last digit the remainder modulo 11, or 11 minus it from 2 on. Ten equal digits are refused.</summary>
    public static bool IsIranianNationalCode(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10 || digits.IndexOfAnyExceptInRange('0', '9') >= 0 || digits.IndexOfAnyExcept(digits[0]) < 0)
        {
            return false;
        }

        var sum = 0;
        for (var index = 0; index < 9; index++)
        {
            sum += (digits[index] - '0') * (10 - index);
        }

        var remainder = sum % 11;
        return digits[9] - '0' == (remainder < 2 ? remainder : 11 - remainder);
    }
}
