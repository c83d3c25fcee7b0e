namespace Processing.Cli.Tests;

public sealed class ServerParityTests
{
    [Theory]
    [InlineData("jsonl")]
    [InlineData("json")]
    [InlineData("text")]
    public async Task Through_a_server_the_result_is_the_same_byte_for_byte(string format)
    {
        var documents = Path.Combine(RulesProcess.ShippedRules, "examples", "documents");
        using var server = RulesProcess.Start("serve", "--address", "http://127.0.0.1:0");
        try
        {
            var address = await AddressAsync(server);
            var local = await RulesProcess.RunAsync("run", "--format", format, documents);
            var remote = await RulesProcess.RunAsync("run", "--format", format, "--server", address, documents);
            Assert.True(remote.ExitCode == 0, remote.Error);
            Assert.NotEmpty(local.Output);
            Assert.Equal(local.Text, remote.Text);
            Assert.Equal(local.Output, remote.Output);
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_wrong_usage()
    {
        var documents = Path.Combine(RulesProcess.ShippedRules, "examples", "documents");
        var outcome = await RulesProcess.RunAsync("run", "--server", "http://127.0.0.1:1", documents);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("does not answer", outcome.Error, StringComparison.Ordinal);
    }

    private static async Task<string> AddressAsync(System.Diagnostics.Process server)
    {
        const string Prefix = "listening on ";
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(Prefix, StringComparison.Ordinal);
            if (line.StartsWith(Prefix, StringComparison.Ordinal) && at == 0)
            {
                return line[Prefix.Length..].Trim();
            }
        }

        throw new InvalidOperationException("the server did not say where it listens: " + await server.StandardError.ReadToEndAsync());
    }
}
