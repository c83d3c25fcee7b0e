using System.Globalization;
using Processing.Server.Faults.Long;
using Processing.Server.Faults.Support;

// What the runs start beside themselves.
switch (args)
{
    case ["echo", var answerBytes, var work]:
        await EchoServer.RunAsync(int.Parse(answerBytes, CultureInfo.InvariantCulture), Enum.Parse<EchoWork>(work));
        return 0;
    case ["engine", var count, var bytes]:
        EngineLoop.Run(int.Parse(count, CultureInfo.InvariantCulture), int.Parse(bytes, CultureInfo.InvariantCulture));
        return 0;
    case ["be-killed", var address, var kind, var calls]:
        await StormRun.BeKilledAsync(new Uri(address), kind, int.Parse(calls, CultureInfo.InvariantCulture));
        return 0;
}

// Usage: COMMAND [--OPTION NUMBER]… [--format text|json]. Progress goes to standard error. Exit code 0: all figures are as wanted; 1: one is not; 2: wrong usage.
if (args.Length == 0 || LongRuns.All.FirstOrDefault(run => run.Name == args[0]) is not { } run)
{
    Console.Error.WriteLine("COMMAND [--OPTION NUMBER]… [--format text|json]\n" + string.Join('\n', LongRuns.All.Select(known => $"  {known.Name,-14} {known.Summary} {string.Join(' ', known.Numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"--{number.Key} {number.Value}")))}")));
    return 2;
}

var numbers = run.Numbers.ToDictionary(StringComparer.Ordinal);
var format = "text";
for (var i = 1; i < args.Length; i += 2)
{
    var name = args[i].TrimStart('-');
    if (i + 1 < args.Length && name == "format" && args[i + 1] is "text" or "json")
    {
        format = args[i + 1];
    }
    else if (i + 1 < args.Length && numbers.ContainsKey(name) && double.TryParse(args[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0)
    {
        numbers[name] = number;
    }
    else
    {
        Console.Error.WriteLine($"`{args[i]}`: options of {run.Name} are --format text|json and, each with a number above 0, {string.Join(' ', run.Numbers.Keys.Select(known => $"--{known}"))}");
        return 2;
    }
}

var report = new Report(run.Name);
try
{
    await run.RunAsync(new RunOptions(numbers), report);
}
catch (Exception broken) when (broken is not OutOfMemoryException)
{
    // What a run needs and does not get, an answer to a push or a server that starts, is a condition that is not met.
    Console.Error.WriteLine($"{run.Name} did not come to its end: {broken}");
    return 1;
}

Console.WriteLine(format == "json" ? report.ToJson() : report.ToTable());
return report.IsMet ? 0 : 1;
