namespace Processing.Text;

/// <summary>One search for the matches that start at one token.</summary>
/// <remarks>
/// Walks the trie token by token. A token is taken whole, cut at its joiners, without proclitics where it is the first, or without a suffix where the
/// phrase ends in it. The recursion is at most as deep as the longest phrase, <see cref="LexiconBuilder.MaxTokens"/>.
/// </remarks>
internal readonly ref struct LexiconWalk(
    Lexicon lexicon, PhraseTrie trie, TokenizedText text, int first, TextLanguage languages, List<LexiconMatch> matches, TextLanguage stemming, Nearness nearness)
{
    private static readonly List<int> NothingNear = [];
    private const int MostJoiners = 8;
    private const int LongestRestored = 128;

    public void Run()
    {
        Take(new Reading(PhraseTrie.Root, first, 0, 0, LexiconClitics.None), PhraseBorder.Space);
        if (languages == TextLanguage.None || text[first] is not { Kind: TokenKind.Word, Script: TokenScript.Arabic })
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
                Take(new Reading(PhraseTrie.Root, first, Clitics.Waw.Length, Clitics.Waw.Length, LexiconClitics.Conjunction), PhraseBorder.Space);
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
            Take(new Reading(PhraseTrie.Root, first, offset, offset, clitics), PhraseBorder.Space);
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
        var symbol = trie.FindSymbol(restored[..(Clitics.Alef.Length + rest.Length)]);
        if (symbol != SymbolTable.None)
        {
            var child = trie.Child(PhraseTrie.Root, symbol, PhraseBorder.Space);
            Arrive(new Reading(child, first, offset, text.GetFoldedLength(first), clitics));
        }
    }

    // Takes what is left of the reading's token, in every way.
    private void Take(Reading reading, PhraseBorder border)
    {
        if (reading.Node == PhraseTrie.Root && nearness == Nearness.Same && stemming == TextLanguage.None && !trie.MayBegin(text.GetFolded(reading.Token)[reading.Offset..]))
        {
            return;
        }

        TakeAcross(reading, text.GetFoldedLength(reading.Token), border);
        if (text[reading.Token].Kind != TokenKind.Word)
        {
            return;
        }

        TakeWithoutSuffix(reading, border);
        if (text[reading.Token].Joiners > 0)
        {
            Span<int> joiners = stackalloc int[MostJoiners];
            var count = TokenCharacters.FindJoiners(text, reading.Token, joiners);
            foreach (var joiner in joiners[..count])
            {
                if (joiner > reading.Offset)
                {
                    TakeAcross(reading, joiner, border);
                }
            }
        }
    }

    // A border that is glued in the text fits both a glued one and a space of the phrase ("مهر1382").
    private void TakeAcross(Reading reading, int end, PhraseBorder border)
    {
        var piece = text.GetFolded(reading.Token)[reading.Offset..end];
        TakeSymbol(reading with { Offset = end }, trie.FindSymbol(piece), border);
        foreach (var symbol in FindNear(piece))
        {
            TakeSymbol(reading with { Offset = end }, symbol, border);
        }
    }

    private void TakeSymbol(Reading reading, int symbol, PhraseBorder border)
    {
        for (var wanted = PhraseBorder.Space; symbol != SymbolTable.None && wanted <= border; wanted++)
        {
            Arrive(reading with { Node = trie.Child(reading.Node, symbol, wanted) });
        }
    }

    private List<int> FindNear(ReadOnlySpan<byte> piece)
    {
        List<int>? symbols = null;
        if (stemming != TextLanguage.None)
        {
            lexicon.Stems?.Find(piece, stemming, ref symbols);
        }

        if (nearness == Nearness.Similar)
        {
            lexicon.Near?.Find(piece, ref symbols);
        }

        return symbols ?? NothingNear;
    }

    // The reading stands behind a taken piece: at the end of its token or at a joiner inside it.
    private void Arrive(Reading reading)
    {
        if (reading.Node == PhraseTrie.None)
        {
            return;
        }

        if (reading.Offset < text.GetFoldedLength(reading.Token))
        {
            if (trie.HasChildren(reading.Node))
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

        if ((languages & TextLanguage.Persian) != 0 && text[next] is { Kind: TokenKind.Word, SpaceBefore: true } && Clitics.IsSeparateSuffix(text.GetFolded(next)))
        {
            Emit(reading with { Clitics = reading.Clitics | LexiconClitics.Suffix }, next + 1);
        }

        if (trie.HasChildren(reading.Node))
        {
            Take(reading with { Token = next, Offset = 0 }, text[next].SpaceBefore ? PhraseBorder.Space : PhraseBorder.Glued);
        }
    }

    private void TakeWithoutSuffix(Reading reading, PhraseBorder border)
    {
        var rest = text.GetFolded(reading.Token)[reading.Offset..];
        if (!SuffixEndings.MayEnd(rest, text[reading.Token].Script))
        {
            return;
        }

        foreach (var suffix in SuffixEndings.Of(rest, text[reading.Token].Script, languages))
        {
            if (!suffix.Fits(rest))
            {
                continue;
            }

            var end = rest.Length - suffix.Folded.Length;
            EndWithoutSuffix(reading with { Offset = reading.Offset + end }, trie.FindSymbol(rest[..end]), border);
            foreach (var symbol in FindNear(rest[..end]))
            {
                EndWithoutSuffix(reading with { Offset = reading.Offset + end }, symbol, border);
            }
        }
    }

    private void EndWithoutSuffix(Reading reading, int symbol, PhraseBorder border)
    {
        for (var wanted = PhraseBorder.Space; symbol != SymbolTable.None && wanted <= border; wanted++)
        {
            var child = trie.Child(reading.Node, symbol, wanted);
            if (child != PhraseTrie.None)
            {
                Emit(reading with { Node = child, Clitics = reading.Clitics | LexiconClitics.Suffix }, reading.Token + 1);
            }
        }
    }

    // The span ends with the reading's token, also where a separate suffix follows it.
    private void Emit(Reading reading, int endToken)
    {
        var ends = trie.EndsAt(reading.Node);
        if (ends.IsEmpty)
        {
            return;
        }

        var span = new TextSpan(
            reading.Start == 0 ? text[first].Span.Start : TokenCharacters.StartOf(text, first, reading.Start),
            reading.Offset == text.GetFoldedLength(reading.Token) ? text[reading.Token].Span.End : TokenCharacters.EndOf(text, reading.Token, reading.Offset));
        foreach (var end in ends)
        {
            if (lexicon.Accepts(text, span, end.Form))
            {
                matches.Add(new LexiconMatch(new TokenSpan(first, endToken), span, end.Entry, reading.Clitics));
            }
        }
    }

    /// <summary>How far a reading has come.</summary>
    /// <param name="Node">Node of the trie.</param>
    /// <param name="Token">The token it stands in.</param>
    /// <param name="Start">Folded offset in the first token where the entry starts, behind its proclitics.</param>
    /// <param name="Offset">Folded offset in the token up to which text is taken.</param>
    /// <param name="Clitics">What was looked through.</param>
    private readonly record struct Reading(int Node, int Token, int Start, int Offset, LexiconClitics Clitics);
}

/// <summary>How a walk compares words.</summary>
internal enum Nearness
{
    /// <summary>As they are written, or by their stems where those count.</summary>
    Same = 0,

    /// <summary>Also those that differ by a letter or two.</summary>
    Similar,
}
