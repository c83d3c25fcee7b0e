using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class DigitsFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "digits",
        "The digits of a text, of any script, as digits of 0 to 9 and without what stands between them.",
        [Required("text", Texts)],
        Type(ValueKind.Text),
        [
            new FunctionExample("digits(\"(۰۲۱) 88-77\")", "0218877"),
            new FunctionExample("digits(\"none\")", ""),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (TextAt(arguments, 0) is not { } text)
        {
            return null;
        }

        var digits = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            {
                digits.Append((int)Rune.GetNumericValue(rune));
            }
        }

        return new Value.Text(digits.ToString());
    }
}
