namespace Processing.Server.Faults.Long;

/// <summary>One command of the program.</summary>
/// <param name="Name">What it is called by.</param>
/// <param name="Faults">The numbers of the faults that it is about; empty for what all of them rest on.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Numbers">Its options, with what they are where nobody gives them.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record LongRun(string Name, int[] Faults, string Summary, IReadOnlyDictionary<string, double> Numbers, Func<RunOptions, Report, Task> RunAsync);
