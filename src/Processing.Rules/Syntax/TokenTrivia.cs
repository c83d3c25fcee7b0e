namespace Processing.Rules.Syntax;

/// <summary>What stands around a token. Most tokens have nothing, a space or a line break around them, so one object serves many of them.</summary>
internal sealed class TokenTrivia
{
    // Longer trivia are comments, and rarely the same twice.
    private const int Longest = 8;
    private const int Slots = 1_024;

    // A table without chains: another pair with the same slot takes it over. Races between threads cost an object and nothing else.
    private static readonly TokenTrivia?[] Table = new TokenTrivia?[Slots];

    private TokenTrivia(string leading, string trailing) => (Leading, Trailing) = (leading, trailing);

    /// <summary>Before the token.</summary>
    public string Leading { get; }

    /// <summary>After it.</summary>
    public string Trailing { get; }

    /// <summary>The two; null for nothing.</summary>
    public static TokenTrivia? Of(string leading, string trailing)
    {
        if (leading.Length + trailing.Length == 0)
        {
            return null;
        }

        if (leading.Length > Longest || trailing.Length > Longest)
        {
            return new TokenTrivia(leading, trailing);
        }

        var hash = (uint)leading.Length;
        foreach (var c in leading)
        {
            hash = (hash ^ c) * 16_777_619;
        }

        foreach (var c in trailing)
        {
            hash = (hash ^ c) * 16_777_619;
        }

        ref var slot = ref Table[(hash ^ (hash >> 15)) % Slots];
        var known = slot;
        return known is not null && known.Leading == leading && known.Trailing == trailing ? known : slot = new TokenTrivia(leading, trailing);
    }
}
