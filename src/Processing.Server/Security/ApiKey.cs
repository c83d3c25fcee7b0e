using System.Collections.Immutable;

namespace Processing.Server.Security;

/// <summary>An API key, of which the server knows the hash only.</summary>
/// <param name="Hash">SHA-256 of the key. A plain hash is enough, since keys are random and long and cannot be guessed from it.</param>
/// <param name="Caller">Whose it is.</param>
/// <param name="Expires">From when on it is not taken.</param>
internal sealed record ApiKey(ImmutableArray<byte> Hash, Caller Caller, DateTimeOffset Expires);
