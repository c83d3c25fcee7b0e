namespace Processing.Text;

// What is known of the entries that may start at a token before they are looked for.
public sealed partial class LexiconSet
{
    /// <summary>For some words the marks of the lexicons of which an entry begins with the whole of them. Much cheaper than to look for the entries, as the looks at memory overlap.</summary>
    /// <param name="symbols">The symbols of the words.</param>
    /// <param name="marks">Receives the marks of each of them.</param>
    public void ReadMarks(ReadOnlySpan<int> symbols, Span<ulong> marks) => Graph.ReadMarks(symbols, marks);

    /// <summary>Reads what <see cref="FindAt"/> asks of words first, so that the waits for memory overlap.</summary>
    /// <param name="symbols">The symbols of the words; one of another vocabulary is as <see cref="TokenVocabulary.None"/>.</param>
    /// <returns>A sum of what was read, which nobody asks for: it keeps the compiler from leaving the reads out.</returns>
    public long ReadAhead(ReadOnlySpan<int> symbols) => Graph.ReadNodes(symbols);

    /// <summary>The marks of the lexicons of which an entry may begin with a part of a token, behind or before a clitic or a joiner. All of them where Arabic proclitics are looked through and the first letter may be one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    /// <returns>With what <see cref="ReadMarks"/> tells, the marks of all lexicons of which <see cref="FindAt"/> finds something.</returns>
    public ulong ReadShortened(TokenizedText text, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MayBeShortened(text, token) ? MarksOfParts(text, token, LanguagesAt(text, token)) : 0;
    }

    // By its letters alone, whatever the languages: most tokens are done with by that.
    private static bool MayBeShortened(TokenizedText text, int token)
    {
        ref readonly var word = ref text[token];
        if (word.Kind != TokenKind.Word)
        {
            return false;
        }

        var folded = text.GetFolded(token);
        return word.Joiners > 0 || SuffixEndings.MayEnd(folded, word.Script) || (word.Script == TokenScript.Arabic && Clitics.MayBegin(folded, TextLanguage.Arabic));
    }

    /// <summary>The marks of the lexicons of which an entry may start at a token, by the word behind it too: an entry that goes on is told only where the next word may be its second. Still cheaper than to look for the entries, and seldom wrong.</summary>
    /// <param name="text">The text.</param>
    /// <param name="symbols">The symbols of its tokens.</param>
    /// <param name="token">The token.</param>
    /// <returns>The marks of all lexicons of which <see cref="FindAt"/> finds something.</returns>
    public ulong MarksAt(TokenizedText text, ReadOnlySpan<int> symbols, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        var languages = LanguagesAt(text, token);
        var marks = MayBeShortened(text, token) ? MarksOfParts(text, token, languages) : 0;
        var node = Graph.First(symbols[token]);
        return marks | (node == PhraseGraph.None ? 0 : MayGoOn(text, symbols, token, node, languages) ? Graph.MarksOf(node) : MarksEndingAt(node));
    }

    private ulong MarksEndingAt(int node)
    {
        var marks = 0UL;
        foreach (ref readonly var end in Graph.EndsAt(node))
        {
            marks |= _marks[end.Lexicon];
        }

        return marks;
    }

    /// <summary>What <see cref="ReadMarks"/> and <see cref="ReadShortened"/> tell of some tokens that stand side by side.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The first of the tokens.</param>
    /// <param name="symbols">Their symbols.</param>
    /// <param name="enough">The letters of a token that has one of these marks are not looked at.</param>
    /// <param name="marks">Receives the marks of each of them.</param>
    public void ReadStarts(TokenizedText text, int first, ReadOnlySpan<int> symbols, ulong enough, Span<ulong> marks)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadMarks(symbols, marks);
        var (block, languages) = (-1, TextLanguage.None);
        for (var index = 0; index < marks.Length; index++)
        {
            ref readonly var token = ref text[first + index];
            if ((marks[index] & enough) != 0 || !MayBeShortened(text, first + index))
            {
                continue;
            }

            if (token.Block != block)
            {
                (block, languages) = (token.Block, LanguagesAt(text, first + index));
            }

            marks[index] |= MarksOfParts(text, first + index, languages);
        }
    }

    private ulong MarksOfParts(TokenizedText text, int token, TextLanguage languages)
    {
        ref readonly var word = ref text[token];
        var folded = text.GetFolded(token);
        var marks = word.Joiners > 0 ? MarksOfPieces(text, token, 0) : 0;
        if (languages == TextLanguage.None)
        {
            return marks;
        }

        marks |= MarksWithoutSuffix(folded, word.Script, languages);
        if (word.Script != TokenScript.Arabic || folded.Length <= Clitics.Waw.Length || !Clitics.MayBegin(folded, languages))
        {
            return marks;
        }

        if ((languages & TextLanguage.Arabic) != 0)
        {
            return ulong.MaxValue;
        }

        var rest = folded[Clitics.Waw.Length..];
        if (!Clitics.HasLetters(rest, Clitics.PersianConjunctionStem))
        {
            return marks;
        }

        marks |= Graph.MarksOf(Vocabulary.Find(rest)) | MarksWithoutSuffix(rest, word.Script, languages);
        return word.Joiners > 0 ? marks | MarksOfPieces(text, token, Clitics.Waw.Length) : marks;
    }

    private ulong MarksWithoutSuffix(ReadOnlySpan<byte> folded, TokenScript script, TextLanguage languages)
    {
        if (!SuffixEndings.MayEnd(folded, script))
        {
            return 0;
        }

        var marks = 0UL;
        foreach (var suffix in SuffixEndings.Of(folded, script, languages))
        {
            if (suffix.Fits(folded))
            {
                marks |= Graph.MarksOf(Vocabulary.Find(folded[..^suffix.Folded.Length]));
            }
        }

        return marks;
    }

    private ulong MarksOfPieces(TokenizedText text, int token, int offset)
    {
        Span<int> joiners = stackalloc int[LexiconSetWalk.MostJoiners];
        var marks = 0UL;
        foreach (var joiner in joiners[..TokenCharacters.FindJoiners(text, token, joiners)])
        {
            if (joiner > offset)
            {
                marks |= Graph.MarksOf(Vocabulary.Find(text.GetFolded(token)[offset..joiner]));
            }
        }

        return marks;
    }
}
