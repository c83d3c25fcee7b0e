using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What references are found with; used again for the next record type.</summary>
internal sealed class ReferenceWork
{
    private bool[] _taken = [];

    /// <summary>What may be a reference.</summary>
    public List<ReferenceHit> Hits { get; } = [];

    /// <summary>Where each record is named, in text order.</summary>
    public List<(int Token, int Record)> Mentions { get; } = [];

    /// <summary>For each record the token at which it was last named.</summary>
    public List<int> LastMention { get; } = [];

    /// <summary>The tokens at which a word may start.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>What starts at one token.</summary>
    public List<LexiconMatch> Matches { get; } = [];

    /// <summary>For each clue its words; null where these do not depend on the document.</summary>
    public List<ReferenceWords?> Words { get; } = [];

    /// <summary>The tokens that stand for something already.</summary>
    public Span<bool> Taken => _taken.AsSpan(0, Tokens);

    private int Tokens { get; set; }

    /// <summary>Makes room for a document.</summary>
    public void Prepare(int tokens)
    {
        if (_taken.Length < tokens)
        {
            _taken = new bool[TokenRoom.For(tokens)];
        }

        Tokens = tokens;
        Taken.Clear();
    }

    /// <summary>Forgets the document.</summary>
    public void Clear()
    {
        Hits.Clear();
        Mentions.Clear();
        LastMention.Clear();
        Starts.Clear();
        Matches.Clear();
        Words.Clear();
    }
}

/// <summary>Words that may stand for a record.</summary>
/// <param name="Tokens">Their tokens.</param>
/// <param name="Span">Their place.</param>
/// <param name="Clitics">What was glued to them.</param>
/// <param name="Clue">Index of the clue.</param>
/// <param name="Way">Which way to speak of a record it is; -1 for any record.</param>
internal readonly record struct ReferenceHit(TokenSpan Tokens, TextSpan Span, LexiconClitics Clitics, int Clue, int Way);
