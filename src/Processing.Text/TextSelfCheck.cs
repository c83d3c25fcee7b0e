using System.Text;

namespace Processing.Text;

/// <summary>Checks, once at start-up, that the platform does what folding relies on.</summary>
public static class TextSelfCheck
{
    /// <summary>Checks Unicode normalisation and casing.</summary>
    /// <exception cref="InvalidOperationException">They do nothing here: ICU is missing, or the process runs with <c>InvariantGlobalization</c>, and matches would silently be lost.</exception>
    public static void Run()
    {
        Require("é".Normalize(NormalizationForm.FormD).Length == 2, "canonical decomposition");
        Require("\uFB01".Normalize(NormalizationForm.FormKD) == "fi", "compatibility decomposition");
        Require("\uFEFB".Normalize(NormalizationForm.FormKD) == "\u0644\u0627", "decomposition of Arabic presentation forms");
        Require(Rune.ToLowerInvariant(new Rune('É')).Value == 'é', "lower case beyond ASCII");
        Require(TextFolder.Fold("\u0643\u0650\u062A\u0640\u0627\u0628") == "\u06A9\u062A\u0627\u0628", "the fold table");
    }

    private static void Require(bool works, string what)
    {
        if (!works)
        {
            throw new InvalidOperationException($"Unicode support is broken on this machine: {what} does not work. Install ICU (package icu-libs or libicu) and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset.");
        }
    }
}
