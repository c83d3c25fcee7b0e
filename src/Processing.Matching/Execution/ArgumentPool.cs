using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>Arguments of functions, used again by the next call.</summary>
internal sealed class ArgumentPool
{
    // Calls of more arguments are rare.
    private const int MostKept = 8;

    private readonly Stack<Value?[]>[] _idle = [.. Enumerable.Range(0, MostKept + 1).Select(_ => new Stack<Value?[]>())];

    /// <summary>So many absent arguments, that nobody else uses until they are returned.</summary>
    public Value?[] Take(int count) => count <= MostKept && _idle[count].TryPop(out var arguments) ? arguments : new Value?[count];

    /// <summary>Takes arguments back, and lets go of their values.</summary>
    public void Return(Value?[] arguments)
    {
        if (arguments.Length <= MostKept)
        {
            Array.Clear(arguments);
            _idle[arguments.Length].Push(arguments);
        }
    }
}
