namespace Processing.Server.Security;

/// <summary>A client certificate that may call.</summary>
/// <param name="CommonName">The common name of its subject. The authority, which must be one of the settings, answers for its being used once.</param>
/// <param name="Caller">Whose it is.</param>
internal sealed record KnownCertificate(string CommonName, Caller Caller);
