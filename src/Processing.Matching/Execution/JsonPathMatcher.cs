namespace Processing.Matching.Execution;

/// <summary>Compares the JSON path of a zone with that of a block.</summary>
internal static class JsonPathMatcher
{
    /// <summary>Whether the paths are the same, <c>[*]</c> in the pattern standing for any index.</summary>
    public static bool Matches(string pattern, string path)
    {
        var at = 0;
        var rest = pattern.AsSpan();
        while (rest.Length > 0)
        {
            if (rest.StartsWith("[*]", StringComparison.Ordinal) && at < path.Length && path[at] == '[')
            {
                var close = path.IndexOf(']', at);
                if (close < 0 || path.AsSpan(at + 1, close - at - 1).ContainsAnyExceptInRange('0', '9'))
                {
                    return false;
                }

                at = close + 1;
                rest = rest[3..];
            }
            else if (at < path.Length && path[at] == rest[0])
            {
                at++;
                rest = rest[1..];
            }
            else
            {
                return false;
            }
        }

        return path.Length > 0 && at == path.Length;
    }
}
