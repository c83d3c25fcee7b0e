namespace Processing.Client;

/// <summary>How a client calls.</summary>
public sealed record ExtractionClientOptions
{
    /// <summary>Longest time for one call with one document, retries included. Default 60 seconds. A stream of many documents has no deadline.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most bytes of one answer. Default 256 MiB.</summary>
    public int MaxAnswerBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Most attempts at a call that finds the server unavailable or busy, 1 for no retry. Default 4, with up to 0.1 to 5 seconds between them, or as long as the server asks for. A stream of many documents is never tried again.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>The clock that deadlines are counted by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
