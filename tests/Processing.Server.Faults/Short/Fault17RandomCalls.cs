using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;

namespace Processing.Server.Faults.Short;

/// <summary>Every method of every service is called with random messages made from its definition, and with what is no message. No mistake of a caller is told as a fault of the server.</summary>
public sealed class Fault17RandomCalls
{
    private const int Seed = 20260304;
    private const int CallsOfEach = 25;

    [Fact]
    public async Task Every_refusal_has_a_reason_and_is_the_callers()
    {
        await using var server = await RegistryServer.StartAsync();
        var fuzz = await CallFuzz.OnAsync(server, Seed);
        Assert.True(fuzz.Methods.Length >= 29, $"{fuzz.Methods.Length} methods");
        var faults = new List<string>();
        foreach (var method in fuzz.Methods)
        {
            for (var i = 0; i < CallsOfEach; i++)
            {
                if (await fuzz.CallAsync(method) is { } fault)
                {
                    faults.Add(fault);
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(fuzz.Reasons.GetValueOrDefault("") > 0 && fuzz.Reasons.Count > 10, string.Join(' ', fuzz.Reasons));
    }
}
