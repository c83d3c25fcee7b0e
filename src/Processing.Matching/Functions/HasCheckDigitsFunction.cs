using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class HasCheckDigitsFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "has_check_digits",
        "Whether a number of identification has the check digits of its scheme: `luhn` (payment cards, ISO/IEC 7812), `iban` (ISO 13616, modulo 97) or `ir_national_code` (ten digits, modulo 11). Blanks and hyphens in it do not count.",
        [Required("text", Texts), new FunctionParameter("scheme", [ValueKind.Text], false, ["luhn", "iban", "ir_national_code"])],
        Type(ValueKind.Boolean),
        [
            new FunctionExample("has_check_digits(\"4539 1488 0343 6467\", luhn)", "true"),
            new FunctionExample("has_check_digits(\"4539 1488 0343 6468\", luhn)", "false"),
            new FunctionExample("has_check_digits(\"GB82 WEST 1234 5698 7654 32\", iban)", "true"),
            new FunctionExample("has_check_digits(\"GB82 WEST 1234 5698 7654 33\", iban)", "false"),
            new FunctionExample("has_check_digits(\"۰۰۱۳۵۴۲۴۱۹\", ir_national_code)", "true"),
            new FunctionExample("has_check_digits(\"1111111111\", ir_national_code)", "false"),
        ],
        Evaluate);

    private static Value.Boolean? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (TextAt(arguments, 0) is not { } text)
        {
            return null;
        }

        var signs = Folding.Fold(text).Where(char.IsAsciiLetterOrDigit).ToArray();
        return TextAt(arguments, 1) switch
        {
            "luhn" => Value.Boolean.Of(CheckDigits.IsLuhn(signs)),
            "iban" => Value.Boolean.Of(CheckDigits.IsIban(signs)),
            "ir_national_code" => Value.Boolean.Of(CheckDigits.IsIranianNationalCode(signs)),
            _ => null,
        };
    }
}
