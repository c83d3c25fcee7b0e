using System.Diagnostics;

namespace Processing.Cli.Tests;

public sealed class ServeCommandTests
{
    // SIGINT takes the same way, but whoever starts the tests in the background has it ignored for them too.
    [Fact]
    public async Task A_server_that_is_told_to_stop_ends_well_and_logs_to_standard_error()
    {
        var server = new RunningServer();
        await server.InitializeAsync();
        try
        {
            var (exitCode, output, log) = await server.TerminateAsync();
            Assert.Equal((0, ""), (exitCode, output));
            Assert.Contains("Listening on", log, StringComparison.Ordinal);
            Assert.Contains("Stopping", log, StringComparison.Ordinal);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_server_that_is_told_twice_to_stop_ends_at_once()
    {
        using var folder = new TemporaryFolder();
        var settings = folder.Write("settings.json", """{ "processing": { "drain_notice_seconds": 3600 } }""");
        using var process = RulesProcess.Start("serve", "--address", "http://127.0.0.1:0", "--settings", settings);
        try
        {
            Assert.StartsWith("listening on ", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
            await TerminateAsync(process.Id);
            while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("Told to stop", StringComparison.Ordinal))
            {
                // What it logged before.
            }

            Assert.False(process.HasExited);
            await TerminateAsync(process.Id);
            await process.WaitForExitAsync();
            Assert.Equal(128 + 15, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        static async Task TerminateAsync(int id)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{id}"]);
            await kill.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_setting_that_is_none_is_wrong_usage_and_the_nearest_is_named()
    {
        using var folder = new TemporaryFolder();
        var settings = folder.Write("settings.json", """{ "processing": { "max_document_byte": 5, "cache_bytes": "much" } }""");
        var outcome = await RulesProcess.RunAsync("serve", "--settings", settings);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("rules: `processing.max_document_byte` is no setting; did you mean `processing.max_document_bytes`?", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("rules: `processing.cache_bytes` is `much`; it takes a whole number", outcome.Error, StringComparison.Ordinal);
    }
}
