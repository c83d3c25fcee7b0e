namespace Processing.Matching.Execution;

/// <summary>What is known of one question at each token of a document: yes, no, or not asked yet.</summary>
/// <remarks>
/// Two bits a token. Of a long document, which may have a table for each of hundreds of tests most of which are asked at few tokens, four bytes for each
/// answer and as much room again, as long as that is less.
/// </remarks>
internal sealed class TokenAnswers
{
    private const int Asked = 1;
    private const int Yes = 2;

    // Below so many bytes it is not worth it to look answers up.
    private const int FewBytes = 1 << 12;
    private const int FewestAnswers = 64;

    private readonly int _tokens;
    private byte[] _fours = [];

    // For each answer the token, 1 more, and in the last bit the answer; 0 where there is none.
    private uint[] _answers = [];
    private int _count;

    public TokenAnswers(int tokens)
    {
        _tokens = tokens;
        if (BytesOf(tokens) <= FewBytes)
        {
            _fours = new byte[BytesOf(tokens)];
        }
        else
        {
            _answers = new uint[FewestAnswers];
        }
    }

    /// <summary>So many tokens have room.</summary>
    public int Capacity => BytesOf(_tokens) * 4;

    /// <summary>The answer; null where none was given yet.</summary>
    public bool? this[int token]
    {
        get
        {
            if (_fours.Length == 0)
            {
                var answer = _answers[SlotOf(token)];
                return answer == 0 ? null : (answer & 1) != 0;
            }

            var bits = _fours[token >> 2] >> ((token & 3) << 1);
            return (bits & Asked) == 0 ? null : (bits & Yes) != 0;
        }
    }

    /// <summary>Keeps the answer for a token that has none yet.</summary>
    public void Add(int token, bool isYes)
    {
        if (_fours.Length > 0)
        {
            Mark(token, isYes);
            return;
        }

        _answers[SlotOf(token)] = ((uint)(token + 1) << 1) | (isYes ? 1u : 0);
        if (++_count * 2 > _answers.Length)
        {
            Grow();
        }
    }

    /// <summary>Forgets the answers for the first so many tokens, and up to three more.</summary>
    public void Clear(int tokens)
    {
        Array.Clear(_fours, 0, Math.Min(_fours.Length, BytesOf(tokens)));
        Array.Clear(_answers);
        _count = 0;
    }

    private static int BytesOf(int tokens) => (tokens + 3) / 4;

    private void Mark(int token, bool isYes) => _fours[token >> 2] |= (byte)((isYes ? Asked | Yes : Asked) << ((token & 3) << 1));

    // That of the token, or the free one where it belongs.
    private int SlotOf(int token)
    {
        var mask = _answers.Length - 1;
        var slot = (int)(((uint)token * 0x9E37_79B1u) >> 7) & mask;
        while (_answers[slot] != 0 && _answers[slot] >> 1 != token + 1)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    // To twice the room, or to two bits a token where that takes less.
    private void Grow()
    {
        var old = _answers;
        if (old.Length * 2 * sizeof(uint) >= BytesOf(_tokens))
        {
            (_fours, _answers) = (new byte[BytesOf(_tokens)], []);
            foreach (var answer in old)
            {
                if (answer != 0)
                {
                    Mark((int)(answer >> 1) - 1, (answer & 1) != 0);
                }
            }

            return;
        }

        _answers = new uint[old.Length * 2];
        foreach (var answer in old)
        {
            if (answer != 0)
            {
                _answers[SlotOf((int)(answer >> 1) - 1)] = answer;
            }
        }
    }
}
