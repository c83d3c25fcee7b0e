using System.Runtime.CompilerServices;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Builds the index of a lexicon, once for as long as the lexicon lives: programs that differ in their rules share it.</summary>
internal static class LexiconIndex
{
    private static readonly ConditionalWeakTable<Producer.Lexicon, Lexicon> Known = [];

    public static Lexicon Of(Producer.Lexicon lexicon) => Known.GetValue(lexicon, Build);

    private static Lexicon Build(Producer.Lexicon lexicon)
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
