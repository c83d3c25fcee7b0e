using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>One match with its captures, in buffers that the next match uses again. What is read off it must be used before that.</summary>
internal sealed class MatchReading
{
    private readonly CaptureSet _captures = new();
    private readonly ExpressionScope _scope;
    private PathStep[] _path = new PathStep[16];
    private int _count;
    private int _mostSteps;

    public MatchReading() => _scope = new ExpressionScope(_captures, default, default);

    /// <summary>The tokens of the match; may be empty.</summary>
    public TokenSpan Tokens { get; private set; }

    /// <summary>How it was found, in order.</summary>
    public ReadOnlySpan<PathStep> Path => _path.AsSpan(0, _count);

    /// <summary>The reading of a match.</summary>
    public static MatchReading Of(PatternMatch match)
    {
        var reading = new MatchReading();
        match.Path.CopyTo(reading.Take(match.Tokens, match.Path.Length));
        return reading;
    }

    /// <summary>Takes a match; gives room for its path.</summary>
    public Span<PathStep> Take(TokenSpan tokens, int steps)
    {
        if (_path.Length < steps)
        {
            _path = new PathStep[Math.Max(steps, _path.Length * 2)];
        }

        (Tokens, _count, _mostSteps) = (tokens, steps, Math.Max(_mostSteps, steps));
        return _path.AsSpan(0, steps);
    }

    /// <summary>Reads the captures of the match for expressions.</summary>
    public ExpressionScope Read(int labels, TokenSpan block)
    {
        CaptureReader.Read(new ArraySegment<PathStep>(_path, 0, _count), labels, Tokens, _captures);
        _scope.Move(Tokens, block);
        return _scope;
    }

    /// <summary>Lets go of what a document held.</summary>
    public void Forget()
    {
        Array.Clear(_path, 0, Math.Min(_mostSteps, _path.Length));
        _captures.Reset(0);
        _mostSteps = 0;
    }
}
