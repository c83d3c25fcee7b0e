using System.Threading.Channels;
using Processing.Server.Hosting;

namespace Processing.Server.Registry;

/// <summary>Keeps what is served, one rule set after the other and beside everything else: the disk must not hold up whoever moves a label. What cannot be kept is told of, and the next is kept all the same.</summary>
/// <param name="log">Where it is told.</param>
internal sealed class LastGoodKeeper(ILogger log) : IAsyncDisposable
{
    private readonly Channel<ServedRuleSet> _toKeep = Channel.CreateUnbounded<ServedRuleSet>(new UnboundedChannelOptions { SingleReader = true });
    private Task _keeping = Task.CompletedTask;

    /// <summary>Begins to keep.</summary>
    /// <param name="keep">Keeps a rule set. It is called by one thread at a time.</param>
    public void Start(Action<ServedRuleSet> keep) => _keeping = Task.Run(() => KeepAsync(keep), CancellationToken.None);

    /// <summary>Keeps a rule set soon.</summary>
    public void Add(ServedRuleSet served) => _toKeep.Writer.TryWrite(served);

    /// <summary>Ends when all that was added was kept.</summary>
    public async ValueTask DisposeAsync()
    {
        _toKeep.Writer.TryComplete();
        await _keeping;
    }

    private async Task KeepAsync(Action<ServedRuleSet> keep)
    {
        await foreach (var served in _toKeep.Reader.ReadAllAsync())
        {
            try
            {
                keep(served);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                // The last is what .NET makes of EFBIG: the process or the file system allows no longer file.
                ServerLog.LastGoodNotKept(log, fault.Message);
            }
            catch (Exception fault)
            {
                ServerLog.LastGoodFault(log, served.Name, fault);
            }
        }
    }
}
