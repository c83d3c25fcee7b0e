using System.Net.Security;

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

    /// <summary>The API key that goes with every call; null, the default, for none. Send it by <c>https</c> only.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Gives the token that goes with a call, asked before each so that it may be renewed; null, the default, for none. Send it by <c>https</c> only.</summary>
    public Func<CancellationToken, ValueTask<string>>? AccessToken { get; init; }

    /// <summary>How <c>https</c> is spoken: a client certificate, or an authority that this machine does not know; null, the default, for what the machine trusts.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>The clock that deadlines are counted by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
