using System.Text;
using Google.Protobuf;
using Processing.Client.Conformance;
using Processing.Conformance.V1;

// The contract is described in clients/conformance/protos/processing/conformance/v1/conformance.proto.
using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
while (await input.ReadLineAsync() is { } line)
{
    var result = await CaseRunner.RunAsync(JsonParser.Default.Parse<Case>(line));
    await output.WriteLineAsync(JsonFormatter.Default.Format(result));
}
