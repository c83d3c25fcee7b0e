using System.Globalization;
using Processing.Conformance;
using Processing.Conformance.V1;

// Processing.Conformance LANGUAGE RULES_DLL FOLDER [--only TEXT | --throughput DOCUMENTS] -- PROGRAM ARGUMENTS…
var end = Array.IndexOf(args, "--");
if (end < 3 || end + 1 == args.Length)
{
    await Console.Error.WriteLineAsync("clients/conformance/run starts this program");
    return 2;
}

// A browser has an address of its own, and sends no streams.
var isWeb = args[0].EndsWith("-web", StringComparison.Ordinal);
var (language, suite) = (args[0], new Suite(args[1], args[2], server => isWeb ? server.WebAddress : server.Address));
var option = end > 4 ? (Name: args[3], Value: args[4]) : (Name: "", Value: "");
await using var client = new ClientProcess(args[end + 1], args[(end + 2)..]);
if (option.Name == "--throughput")
{
    await using var server = await suite.StartServerAsync("default");
    var rate = await Throughput.MeasureAsync(client, server.Address, int.Parse(option.Value, CultureInfo.InvariantCulture), 3);
    Console.WriteLine($"| {language} | {rate:N0} |");
    return 0;
}

var cases = suite.Cases().Where(item => !isWeb || item.Wanted.Call is not (Call.ExtractDocuments or Call.ExtractUpload)).Where(item => option.Name != "--only" || item.Wanted.Name.Contains(option.Value, StringComparison.Ordinal)).ToList();
var failed = await suite.RunAsync(cases, client, (item, time, differences) =>
{
    Console.WriteLine($"{(differences.IsEmpty ? "ok    " : "FAILED")} {time.TotalMilliseconds,6:N0} ms  {item.Wanted.Name}");
    foreach (var difference in differences)
    {
        Console.WriteLine($"          {difference}");
    }
});
Console.WriteLine($"{language}: {cases.Count - failed} cases passed, {failed} failed");
return failed == 0 && cases.Count > 0 ? 0 : 1;
