using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>Bounds how many documents come in pieces at the same time, and with that the memory that they take. Safe to share between threads.</summary>
internal sealed class UploadPlaces(ServerSettings settings)
{
    private int _taken;

    /// <summary>Places that are taken now.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes a place.</summary>
    /// <returns>False where all are taken; otherwise it must be given back.</returns>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= settings.MaxUploads)
        {
            return true;
        }

        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => Interlocked.Decrement(ref _taken);
}
