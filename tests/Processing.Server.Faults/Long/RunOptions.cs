using System.Globalization;

namespace Processing.Server.Faults.Long;

/// <summary>The numbers that a long run was given, or its own where none was.</summary>
internal sealed class RunOptions(IReadOnlyDictionary<string, double> numbers)
{
    /// <summary>A number of the run.</summary>
    public double this[string name] => numbers[name];

    /// <summary>A whole number of the run.</summary>
    public int Count(string name) => (int)numbers[name];

    /// <summary>Tells how far the run is; not part of its result.</summary>
    public static void Progress(string sentence) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:HH:mm:ss} {sentence}"));
}
