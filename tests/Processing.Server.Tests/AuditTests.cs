using System.Collections.Immutable;
using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Processing.Server.Auditing;
using Processing.Server.Hosting;
using Processing.Server.Security;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

public sealed class AuditTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("audit-");
    private readonly ManualTime _time = new();
    private readonly FakeSink _sink = new();

    [Fact]
    public async Task Refusals_are_recorded_and_numbers_go_on_after_a_restart()
    {
        var callers = Write("callers.json", "{}");
        var file = Path.Combine(_folder.FullName, "audit.jsonl");
        var settings = new ServerSettings { DrainSeconds = 0, Security = new SecuritySettings { CallersFile = callers }, Audit = new AuditSettings { File = file } };
        for (var run = 0; run < 2; run++)
        {
            await using var server = await TestServer.StartAsync(settings);
            await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_MISSING", () => server.Client.ExtractAsync("alpha"));
        }

        // What a crash leaves of a line.
        await File.AppendAllTextAsync(file, """{"sequence":2,"ti""");
        await using (var server = await TestServer.StartAsync(settings))
        {
            await RefusedAsync(StatusCode.Unauthenticated, "CREDENTIAL_MISSING", () => server.Client.ExtractAsync("alpha"));
        }

        var lines = (await File.ReadAllLinesAsync(file)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([0L, 1, 2], lines.Select(line => line.GetProperty("sequence").GetInt64()));
        Assert.All(lines, line =>
        {
            Assert.Equal("call.refused", line.GetProperty("kind").GetString());
            Assert.Equal("CREDENTIAL_MISSING", line.GetProperty("facts").GetProperty("reason").GetString());
            Assert.Equal("/processing.extraction.v1.ExtractionService/Extract", line.GetProperty("facts").GetProperty("method").GetString());
        });
    }

    [Fact]
    public async Task Calls_that_are_let_in_are_recorded_where_the_settings_say_so()
    {
        await using (var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Audit = new AuditSettings { Calls = true } }, change: options => options with { AuditSink = _sink }))
        {
            await server.Client.ExtractAsync("alpha");
            await server.Client.ExtractAsync("alpha");
        }

        Assert.Equal(["call.admitted", "call.admitted"], _sink.Lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal(0, _sink.AssertNoGap());
    }

    [Fact]
    public async Task A_record_that_is_full_fails_calls_where_the_settings_say_so()
    {
        _sink.IsDown = true;
        var audit = new AuditSettings { Calls = true, MaxWaiting = 1, OnFull = "fail" };
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, Audit = audit }, change: options => options with { AuditSink = _sink });
        server.ExpectedErrors = 1;
        await server.Client.ExtractAsync("alpha");
        var error = await RefusedAsync(StatusCode.Unavailable, "AUDIT_UNAVAILABLE", () => server.Client.ExtractAsync("alpha"));
        Assert.Equal(TimeSpan.FromSeconds(1), error.RetryAfter);
        Assert.Equal(1, server.Extractor.Calls);
        _sink.IsDown = false;
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("fail")]
    public async Task What_is_left_out_while_the_sink_is_down_is_counted_exactly(string policy)
    {
        _sink.IsDown = true;
        using var record = Record(policy, 10);
        await record.StartAsync(default);
        var failed = 0;
        for (var i = 0; i < 25; i++)
        {
            failed += await TryAddAsync(record, i) ? 0 : 1;
        }

        Assert.Equal((policy == "fail" ? 15 : 0, 15L), (failed, record.Dropped));
        await _time.TimerAsync();
        _sink.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(1));
        await record.StopAsync(default);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), _sink.Lines.Take(10).Select(line => line.GetProperty("facts").GetProperty("number").GetString()));
        Assert.Equal(15, _sink.AssertNoGap());
    }

    [Fact]
    public async Task What_is_left_out_stands_before_the_next_line()
    {
        _sink.IsDown = true;
        using var record = Record("drop", 1);
        await record.StartAsync(default);
        await TryAddAsync(record, 0);
        await TryAddAsync(record, 1);
        await TryAddAsync(record, 2);
        await _time.TimerAsync();
        _sink.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(1));
        while (!await AddedAsync(record))
        {
            await Task.Yield();
        }

        await record.StopAsync(default);
        Assert.Equal(record.Dropped, _sink.AssertNoGap());
        Assert.Equal(["decided", "audit.dropped", "decided"], _sink.Lines.Select(line => line.GetProperty("kind").GetString()));

        // Room comes a moment after the sink does; what was left out until then is counted like the rest.
        static async Task<bool> AddedAsync(AuditRecord record)
        {
            var before = record.Dropped;
            await TryAddAsync(record, 3);
            return record.Dropped == before;
        }
    }

    [Fact]
    public async Task A_call_waits_for_room_and_may_give_up()
    {
        _sink.IsDown = true;
        using var record = Record("block", 1);
        await record.StartAsync(default);
        await TryAddAsync(record, 0);
        var waits = TryAddAsync(record, 1);
        using var impatient = new CancellationTokenSource();
        var givesUp = record.AddAsync(Made(2), impatient.Token).AsTask();
        Assert.False(waits.IsCompleted);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givesUp);
        Assert.False(waits.IsCompleted);

        await _time.TimerAsync();
        _sink.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await waits.WaitAsync(TestServer.Patience));
        await record.StopAsync(default);
        Assert.Equal(["0", "1"], _sink.Lines.Where(line => line.GetProperty("kind").GetString() == "decided").Select(line => line.GetProperty("facts").GetProperty("number").GetString()));
        Assert.Equal((1L, 1L), (_sink.AssertNoGap(), record.Dropped));
    }

    [Fact]
    public async Task The_end_does_not_wait_for_a_sink_that_stays_down()
    {
        _sink.IsDown = true;
        using var record = Record("block", 10);
        await record.StartAsync(default);
        await TryAddAsync(record, 0);
        using var late = new CancellationTokenSource();
        var stopped = record.StopAsync(late.Token);
        await late.CancelAsync();
        await stopped.WaitAsync(TestServer.Patience);
        Assert.Empty(_sink.Lines);
    }

    [Fact]
    public void A_file_that_is_no_audit_record_is_refused_at_the_start()
    {
        var file = Write("notes.txt", "not a record\n");
        var wrong = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => ServerHost.Create(new ServerHostOptions
        {
            RuleSets = new RuleSets.RuleSetCatalogue(),
            Settings = new ServerSettings { Audit = new AuditSettings { File = file } },
        }));
        Assert.Contains($"the audit file `{file}` cannot be written: ", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.Equal("not a record\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_line_that_could_not_be_written_whole_leaves_nothing_behind()
    {
        var path = Path.Combine(_folder.FullName, "audit.jsonl");
        using var file = new AuditFile(path);
        Assert.Equal(0, file.Open());
        file.Append("""{"sequence":0}"""u8.ToArray().Append((byte)'\n').ToArray());
        File.AppendAllText(path, """{"sequ""");
        file.Append("""{"sequence":1}"""u8.ToArray().Append((byte)'\n').ToArray());
        Assert.Equal("""{"sequence":0}""" + "\n" + """{"sequence":1}""" + "\n", File.ReadAllText(path));
        Assert.Equal(2, file.Open());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private AuditRecord Record(string policy, int waiting) => new(new AuditSettings { OnFull = policy, MaxWaiting = waiting }, _sink, _time, NullLogger<AuditRecord>.Instance);

    private static Decision Made(int number) => new("decided", "", "", ImmutableArray.Create(KeyValuePair.Create("number", $"{number}")));

    private static async Task<bool> TryAddAsync(AuditRecord record, int number)
    {
        try
        {
            await record.AddAsync(Made(number), default);
            return true;
        }
        catch (AuditUnavailableException)
        {
            return false;
        }
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
