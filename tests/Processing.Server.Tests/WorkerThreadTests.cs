using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class WorkerThreadTests
{
    [Fact]
    public async Task There_are_threads_for_time_beside_those_that_may_be_held_by_documents()
    {
        var settings = new ServerSettings { MaxConcurrentExtractions = 40 };
        await using var server = await TestServer.StartAsync(settings);

        ThreadPool.GetMinThreads(out var workers, out _);
        Assert.True(workers >= WorkerThreads.Wanted(settings));
        Assert.True(WorkerThreads.Wanted(settings) > settings.MaxConcurrentExtractions + settings.Authoring.MaxConcurrentCalls);
    }
}
