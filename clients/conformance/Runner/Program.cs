using System.Globalization;
using Processing.Conformance;
using Processing.Conformance.V1;

// Processing.Conformance LANGUAGE RULES_DLL FOLDER [--only TEXT] -- PROGRAM ARGUMENTS…
// Processing.Conformance --throughput RULES_DLL FOLDER DOCUMENTS ROUNDS
if (args is ["--throughput", var rules, var cases, var documents, var rounds])
{
    var measured = new Suite(rules, cases, server => server.Address);
    return await ThroughputCommand.RunAsync(measured, int.Parse(documents, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture), Console.In);
}

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
var chosen = suite.Cases().Where(item => !isWeb || item.Wanted.Call is not (Call.ExtractDocuments or Call.ExtractUpload or Call.Push)).Where(item => option.Name != "--only" || item.Wanted.Name.Contains(option.Value, StringComparison.Ordinal)).ToList();
var failed = await suite.RunAsync(chosen, client, (item, time, differences) =>
{
    Console.WriteLine($"{(differences.IsEmpty ? "ok    " : "FAILED")} {time.TotalMilliseconds,6:N0} ms  {item.Wanted.Name}");
    foreach (var difference in differences)
    {
        Console.WriteLine($"          {difference}");
    }
});
Console.WriteLine($"{language}: {chosen.Count - failed} cases passed, {failed} failed");
return failed == 0 && chosen.Count > 0 ? 0 : 1;
