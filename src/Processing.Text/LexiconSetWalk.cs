using System.Runtime.CompilerServices;

namespace Processing.Text;

/// <summary>One search for the matches of all lexicons of a set that start at one token.</summary>
/// <remarks>
/// The same ways as <see cref="LexiconWalk"/>, tried once for all lexicons: a reading notes which languages its clitics need, and a phrase of a lexicon that
/// does not look through them is passed over at the end. A whole token is looked up by its symbol; only what is left of a word without a clitic,
/// or a piece before a joiner, costs a probe of the vocabulary.
/// </remarks>
internal readonly ref struct LexiconSetWalk(
    LexiconSet set, TokenizedText text, ReadOnlySpan<int> symbols, int first, TextLanguage languages, List<LexiconSetMatch> matches)
{
    private const int Root = -1;
    /// <summary>So many joiners of a word are looked at.</summary>
    public const int MostJoiners = 8;

    private const int LongestRestored = 128;

    private readonly ReadOnlySpan<int> _symbols = symbols;

    public void Run()
    {
        Take(new Reading(Root, first, 0, 0, LexiconClitics.None, TextLanguage.None), PhraseBorder.Space);
        ref readonly var token = ref text[first];
        if (languages == TextLanguage.None || token.Kind != TokenKind.Word || token.Script != TokenScript.Arabic)
        {
            return;
        }

        if ((languages & TextLanguage.Arabic) != 0)
        {
            TakeWithoutArabicProclitics();
        }

        if ((languages & TextLanguage.Persian) != 0)
        {
            var folded = text.GetFolded(first);
            if (folded.StartsWith(Clitics.Waw) && Clitics.HasLetters(folded[Clitics.Waw.Length..], Clitics.PersianConjunctionStem))
            {
                var start = Clitics.Waw.Length;
                Take(new Reading(Root, first, start, start, LexiconClitics.Conjunction, TextLanguage.Persian), PhraseBorder.Space);
            }
        }
    }

    private void TakeWithoutArabicProclitics()
    {
        var folded = text.GetFolded(first);
        TakeWithoutPreposition(0, LexiconClitics.None);
        if (folded.StartsWith(Clitics.Waw) || folded.StartsWith(Clitics.Feh))
        {
            TakeStem(Clitics.Waw.Length, LexiconClitics.Conjunction);
            TakeWithoutPreposition(Clitics.Waw.Length, LexiconClitics.Conjunction);
        }
    }

    private void TakeWithoutPreposition(int offset, LexiconClitics clitics)
    {
        var folded = text.GetFolded(first)[offset..];
        if (folded.StartsWith(Clitics.Article))
        {
            TakeStem(offset + Clitics.Article.Length, clitics | LexiconClitics.Article);
            return;
        }

        var isLam = folded.StartsWith(Clitics.Lam);
        if (!isLam && !folded.StartsWith(Clitics.Beh) && !folded.StartsWith(Clitics.Kaf))
        {
            return;
        }

        var letter = Clitics.Lam.Length;
        clitics |= LexiconClitics.Preposition;
        TakeStem(offset + letter, clitics);
        if (folded[letter..].StartsWith(Clitics.Article))
        {
            TakeStem(offset + letter + Clitics.Article.Length, clitics | LexiconClitics.Article);
        }

        // After ل the article loses its alef, and before a word that begins with ل also its lam.
        if (isLam && folded[letter..].StartsWith(Clitics.Lam))
        {
            TakeStem(offset + (2 * letter), clitics | LexiconClitics.Article);
            TakeRestored(offset + letter, clitics);
            TakeRestored(offset, clitics);
        }
    }

    private void TakeStem(int offset, LexiconClitics clitics)
    {
        if (Clitics.HasLetters(text.GetFolded(first)[offset..], Clitics.ShortestStem))
        {
            Take(new Reading(Root, first, offset, offset, clitics, TextLanguage.Arabic), PhraseBorder.Space);
        }
    }

    // Looks up the rest of the first token with the alef that the article lost.
    private void TakeRestored(int offset, LexiconClitics clitics)
    {
        var rest = text.GetFolded(first)[offset..];
        if (rest.Length > LongestRestored)
        {
            return;
        }

        Span<byte> restored = stackalloc byte[LongestRestored + 2];
        Clitics.Alef.CopyTo(restored);
        rest.CopyTo(restored[Clitics.Alef.Length..]);
        var node = set.Graph.First(set.Vocabulary.Find(restored[..(Clitics.Alef.Length + rest.Length)]));
        if (node != PhraseGraph.None)
        {
            Arrive(new Reading(node, first, offset, text.GetFoldedLength(first), clitics, TextLanguage.Arabic));
        }
    }

    // Takes what is left of the reading's token, in every way.
    private void Take(in Reading reading, PhraseBorder border)
    {
        ref readonly var token = ref text[reading.Token];
        var length = text.GetFoldedLength(reading.Token);
        TakeAcross(reading, length, reading.Offset == 0 ? _symbols[reading.Token] : Find(reading, length), border);
        if (token.Kind != TokenKind.Word)
        {
            return;
        }

        if (languages != TextLanguage.None)
        {
            TakeWithoutSuffix(reading, border);
        }

        if (token.Joiners > 0)
        {
            Span<int> joiners = stackalloc int[MostJoiners];
            var count = TokenCharacters.FindJoiners(text, reading.Token, joiners);
            foreach (var joiner in joiners[..count])
            {
                if (joiner > reading.Offset)
                {
                    TakeAcross(reading, joiner, Find(reading, joiner), border);
                }
            }
        }
    }

    private int Find(in Reading reading, int end) => set.Vocabulary.Find(text.GetFolded(reading.Token)[reading.Offset..end]);

    // A border that is glued in the text fits both a glued one and a space of the phrase ("مهر1382").
    private void TakeAcross(in Reading reading, int end, int symbol, PhraseBorder border)
    {
        if (symbol == TokenVocabulary.None)
        {
            return;
        }

        for (var wanted = PhraseBorder.Space; wanted <= border; wanted++)
        {
            var node = Child(reading.Node, symbol, wanted);
            if (node != PhraseGraph.None)
            {
                Arrive(reading with { Node = node, Offset = end });
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Child(int node, int symbol, PhraseBorder border) => node == Root ? set.Graph.First(symbol) : set.Graph.Child(node, symbol, border);

    // The reading stands behind a taken piece: at the end of its token or at a joiner inside it.
    private void Arrive(in Reading reading)
    {
        if (reading.Offset < text.GetFoldedLength(reading.Token))
        {
            if (set.Graph.HasChildren(reading.Node))
            {
                Take(reading, PhraseBorder.Space);
            }

            return;
        }

        Emit(reading, reading.Token + 1);
        var next = reading.Token + 1;
        if (next >= text.Count || text[next].Block != text[first].Block)
        {
            return;
        }

        ref readonly var following = ref text[next];
        if ((languages & TextLanguage.Persian) != 0 && following is { Kind: TokenKind.Word, SpaceBefore: true } && Clitics.IsSeparateSuffix(text.GetFolded(next)))
        {
            Emit(reading with { Clitics = reading.Clitics | LexiconClitics.Suffix, Needs = reading.Needs | TextLanguage.Persian }, next + 1);
        }

        if (set.Graph.HasChildren(reading.Node))
        {
            Take(reading with { Token = next, Offset = 0 }, following.SpaceBefore ? PhraseBorder.Space : PhraseBorder.Glued);
        }
    }

    private void TakeWithoutSuffix(in Reading reading, PhraseBorder border)
    {
        var script = text[reading.Token].Script;
        var rest = text.GetFolded(reading.Token)[reading.Offset..];
        if (!SuffixEndings.MayEnd(rest, script))
        {
            return;
        }

        var need = script == TokenScript.Latin ? TextLanguage.English : TextLanguage.Persian;
        foreach (var suffix in SuffixEndings.Of(rest, script, languages))
        {
            if (!suffix.Fits(rest))
            {
                continue;
            }

            var end = rest.Length - suffix.Folded.Length;
            var symbol = set.Vocabulary.Find(rest[..end]);
            for (var wanted = PhraseBorder.Space; symbol != TokenVocabulary.None && wanted <= border; wanted++)
            {
                var child = Child(reading.Node, symbol, wanted);
                if (child != PhraseGraph.None)
                {
                    var behind = reading with { Node = child, Offset = reading.Offset + end, Clitics = reading.Clitics | LexiconClitics.Suffix, Needs = reading.Needs | need };
                    Emit(behind, reading.Token + 1);
                }
            }
        }
    }

    // The span ends with the reading's token, also where a separate suffix follows it.
    private void Emit(in Reading reading, int endToken)
    {
        var ends = set.Graph.EndsAt(reading.Node);
        if (ends.IsEmpty)
        {
            return;
        }

        var span = new TextSpan(
            reading.Start == 0 ? text[first].Span.Start : TokenCharacters.StartOf(text, first, reading.Start),
            reading.Offset == text.GetFoldedLength(reading.Token) ? text[reading.Token].Span.End : TokenCharacters.EndOf(text, reading.Token, reading.Offset));
        foreach (var end in ends)
        {
            if (set.Accepts(text, span, end, reading.Needs))
            {
                matches.Add(new LexiconSetMatch(end.Lexicon, new LexiconMatch(new TokenSpan(first, endToken), span, end.Entry, reading.Clitics)));
            }
        }
    }

    /// <summary>How far a reading has come.</summary>
    /// <param name="Node">Node of the graph.</param>
    /// <param name="Token">The token it stands in.</param>
    /// <param name="Start">Folded offset in the first token where the entry starts, behind its proclitics.</param>
    /// <param name="Offset">Folded offset in the token up to which text is taken.</param>
    /// <param name="Clitics">What was looked through.</param>
    /// <param name="Needs">The languages by whose rules it was.</param>
    private readonly record struct Reading(int Node, int Token, int Start, int Offset, LexiconClitics Clitics, TextLanguage Needs);
}
