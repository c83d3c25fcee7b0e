using System.Collections.Immutable;
using System.Text;
using Processing.Text;

namespace Processing.Evaluation.Sets;

/// <summary>Reads files with a token and its tag a line and an empty line behind each sentence: tags `O`, `B` and `I` with a class.</summary>
internal static class EntityColumns
{
    /// <summary>The sentences, their tokens joined by blanks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">What stands between token and tag.</param>
    /// <param name="tagParts">What stands between `B` or `I` and the class.</param>
    /// <param name="group">The group of the cases.</param>
    /// <param name="language">The language of the text.</param>
    /// <param name="closing">A token that ends a sentence, for files without empty lines.</param>
    /// <exception cref="EvaluationException">A line is not in the format.</exception>
    public static IEnumerable<EvaluationCase> Read(string file, char columns, char tagParts, string group, TextLanguage language, string? closing = null)
    {
        var text = new StringBuilder();
        var gold = ImmutableArray.CreateBuilder<EvaluationMark>();
        var number = 0;
        var first = 1;
        foreach (var line in File.ReadLines(file).Append(""))
        {
            number++;
            var blank = line.Trim().Length == 0;
            if (!blank)
            {
                AddToken(line, $"{file}:{number}");
            }

            if (blank || (closing is not null && line.StartsWith(closing, StringComparison.Ordinal)))
            {
                if (text.Length > 0)
                {
                    var content = text.ToString();
                    yield return new EvaluationCase(group, $"{Path.GetFileName(file)}:{first}", content, EvaluationFiles.PlainText(content, language), gold.ToImmutable());
                    text.Clear();
                    gold.Clear();
                }

                first = number + 1;
            }
        }

        void AddToken(string line, string place)
        {
            var border = line.LastIndexOf(columns);
            if (border < 0)
            {
                throw new EvaluationException($"{place}: a line must hold a token and a tag");
            }

            // A token that lost its text in this copy has a tag only.
            if (border > 0)
            {
                if (text.Length > 0)
                {
                    text.Append(' ');
                }

                var start = text.Length;
                text.Append(line, 0, border);
                Tag(gold, line[(border + 1)..].Trim(), tagParts, start, text.Length);
            }
        }
    }

    private static void Tag(ImmutableArray<EvaluationMark>.Builder gold, string tag, char tagParts, int start, int end)
    {
        if (tag.Split(tagParts) is not [var part, var @class])
        {
            return;
        }

        // `I` behind something else than the same class begins an entity, as the usual scorer reads it.
        if (part == "I" && gold.Count > 0 && gold[^1] is var last && last.Class == @class && last.Start + last.Length + 1 == start)
        {
            gold[^1] = last with { Length = end - last.Start };
            return;
        }

        gold.Add(new EvaluationMark(start, end - start, @class, ""));
    }
}
