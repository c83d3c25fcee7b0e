using Processing.Server.Hosting;

namespace Processing.Server.Security;

/// <summary>What files hold, read again when one of them has changed. Content that cannot be read leaves the last good one in force, which the log says. Safe to share between threads.</summary>
/// <remarks>Looks at the files' time and length when it is asked, at most once a second: notices of the file system do not come through every kind of mount.</remarks>
internal sealed class ReloadedFile<T>
    where T : class
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly string[] _paths;
    private readonly Func<T> _read;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Lock _lock = new();
    private volatile T _current;
    private string _stamp;
    private long _looked;

    /// <summary>Reads the files for the first time.</summary>
    /// <exception cref="InvalidDataException">They cannot be read; the message is one sentence for people.</exception>
    public ReloadedFile(string[] paths, Func<T> read, TimeProvider time, ILogger log)
    {
        (_paths, _read, _time, _log) = (paths, read, time, log);
        (_stamp, _looked) = (Stamp(), time.GetTimestamp());
        _current = read();
    }

    /// <summary>The content now.</summary>
    public T Current
    {
        get
        {
            if (_time.GetElapsedTime(Volatile.Read(ref _looked)) >= Interval && _lock.TryEnter())
            {
                try
                {
                    Look();
                }
                finally
                {
                    _lock.Exit();
                }
            }

            return _current;
        }
    }

    private void Look()
    {
        Volatile.Write(ref _looked, _time.GetTimestamp());
        var stamp = Stamp();
        if (stamp == _stamp)
        {
            return;
        }

        // Also where it cannot be read: it is told once, and tried again when it changes again.
        _stamp = stamp;
        try
        {
            _current = _read();
            ServerLog.FileReloaded(_log, _paths[0]);
        }
        catch (InvalidDataException unreadable)
        {
            ServerLog.FileNotReloaded(_log, _paths[0], unreadable.Message);
        }
    }

    private string Stamp() => string.Join('|', _paths.Select(path => new FileInfo(path)).Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks}:{file.Length}" : ""));
}
