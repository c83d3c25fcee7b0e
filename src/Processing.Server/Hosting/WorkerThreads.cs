namespace Processing.Server.Hosting;

/// <summary>Sees to it that work which keeps cores busy does not keep the server from hearing of time.</summary>
/// <remarks>
/// Deadlines, time limits and cancellations come through the thread pool. Beyond its smallest number of threads the pool adds one about every half a second, so documents that hold all of
/// those would run on long after their time is up.
/// </remarks>
internal static class WorkerThreads
{
    /// <summary>How many threads the pool must have at once: one for each document and each call of an author that may be worked on, and as many as there are cores for all else.</summary>
    public static int Wanted(ServerSettings settings) =>
        settings.MaxConcurrentExtractions + settings.Authoring.MaxConcurrentCalls + Environment.ProcessorCount;

    /// <summary>Raises the smallest number of threads of this process to what is wanted. Never lowers it.</summary>
    public static void Reserve(ServerSettings settings)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        if (workers < Wanted(settings))
        {
            ThreadPool.SetMinThreads(Wanted(settings), ports);
        }
    }
}
