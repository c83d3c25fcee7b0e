using System.Text;
using Processing.Documents;
using Processing.Text;

namespace Processing.Evaluation.Sets;

/// <summary>What all adapters do with files and documents.</summary>
internal static class EvaluationFiles
{
    /// <exception cref="EvaluationException">The file is not there.</exception>
    public static void Require(string file)
    {
        if (!File.Exists(file))
        {
            throw new EvaluationException($"`{file}` is missing");
        }
    }

    /// <summary>The files under a folder, by name.</summary>
    /// <exception cref="EvaluationException">There is none.</exception>
    public static IReadOnlyList<string> Find(string folder, string pattern)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0 ? files : throw new EvaluationException($"`{folder}` holds no {pattern}");
    }

    public static DocumentInput PlainText(string text, TextLanguage language) => new(Encoding.UTF8.GetBytes(text), "text/plain", language);

    public static TextLanguage Language(string tag) => tag switch
    {
        "fa" => TextLanguage.Persian,
        "ar" or "Arabic" => TextLanguage.Arabic,
        "en" or "English" => TextLanguage.English,
        _ => TextLanguage.None,
    };
}
