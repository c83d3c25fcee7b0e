namespace Processing.Matching.Execution;

/// <summary>What is known of one question at each token of a document: yes, no, or not asked yet. Two bits a token, as a long document has a table for each test.</summary>
internal sealed class TokenAnswers(int tokens)
{
    private const int Asked = 1;
    private const int Yes = 2;

    private readonly byte[] _fours = new byte[(tokens + 3) / 4];

    /// <summary>So many tokens have room.</summary>
    public int Capacity => _fours.Length * 4;

    /// <summary>The answer; null where none was given yet.</summary>
    public bool? this[int token]
    {
        get
        {
            var bits = _fours[token >> 2] >> ((token & 3) << 1);
            return (bits & Asked) == 0 ? null : (bits & Yes) != 0;
        }
    }

    /// <summary>Keeps the answer for a token that has none yet.</summary>
    public void Add(int token, bool isYes) => _fours[token >> 2] |= (byte)((isYes ? Asked | Yes : Asked) << ((token & 3) << 1));

    /// <summary>Forgets the answers for the first so many tokens, and up to three more.</summary>
    public void Clear(int tokens) => Array.Clear(_fours, 0, (tokens + 3) / 4);
}
