using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Binding;

/// <summary>Languages by their tags.</summary>
internal static class Languages
{
    private static readonly string[] Known = ["fa", "ar", "en"];

    /// <summary>The language of a tag; none, and a diagnostic, for others.</summary>
    public static TextLanguage Bind(BindingContext context, SourceFile file, SyntaxToken token)
    {
        var language = token.Text switch
        {
            "fa" => TextLanguage.Persian,
            "ar" => TextLanguage.Arabic,
            "en" => TextLanguage.English,
            _ => TextLanguage.None,
        };
        if (language == TextLanguage.None)
        {
            context.Diagnostics.Add(BindingDiagnostics.UnknownLanguage(file.At(token), token.Text, Known));
        }

        return language;
    }

    /// <summary>The languages of a file's <c>language</c> line.</summary>
    public static void BindLine(BindingContext context, SourceFile file)
    {
        if (file.LanguageLine is { } line)
        {
            file.Languages = line.Languages.Items.Aggregate(TextLanguage.None, (all, token) => all | Bind(context, file, token));
        }
    }
}
