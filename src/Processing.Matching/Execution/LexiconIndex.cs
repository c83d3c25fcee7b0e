using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Builds the index of a lexicon.</summary>
internal static class LexiconIndex
{
    public static Lexicon Of(Producer.Lexicon lexicon)
    {
        var builder = new LexiconBuilder(lexicon.Options);
        for (var entry = 0; entry < lexicon.Entries.Length; entry++)
        {
            foreach (var form in lexicon.Entries[entry].Forms)
            {
                builder.Add(form, entry);
            }
        }

        return builder.Build();
    }
}
