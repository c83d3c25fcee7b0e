using System.Security.Cryptography.X509Certificates;
using Processing.Server.Errors;

namespace Processing.Server.Security;

/// <summary>Finds out who sent a request: an API key goes before a token, and that before a client certificate. The first that is there decides; a wrong one is never passed over.</summary>
internal sealed class CallerJudge
{
    /// <summary>The header of an API key.</summary>
    public const string KeyHeader = "x-api-key";

    private const string BearerPrefix = "Bearer ";
    private readonly ReloadedFile<KnownCallers>? _known;
    private readonly Tokens? _tokens;
    private readonly TimeProvider _time;

    /// <summary>Reads the files of the settings.</summary>
    /// <exception cref="InvalidDataException">One of them cannot be read; the message is one sentence for people.</exception>
    public CallerJudge(SecuritySettings settings, TimeProvider time, ILogger<CallerJudge> log, ILogger<Tokens> tokenLog)
    {
        _time = time;
        _known = settings.CallersFile.Length > 0 ? new ReloadedFile<KnownCallers>([settings.CallersFile], () => CallersFile.Read(settings.CallersFile), time, log) : null;
        _tokens = settings.JwtKeysFile.Length > 0 ? new Tokens(settings, time, tokenLog) : null;
    }

    /// <summary>Who sent a request, or why that is not known.</summary>
    public async ValueTask<(Caller? Caller, ServiceError? Error)> JudgeAsync(HttpContext context)
    {
        if (context.Request.Headers.TryGetValue(KeyHeader, out var keys))
        {
            return JudgeKey(keys.ToString());
        }

        if (context.Request.Headers.Authorization is [{ Length: > 0 } authorization, ..])
        {
            return _tokens is not null && authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
                ? await _tokens.JudgeAsync(authorization[BearerPrefix.Length..].Trim())
                : (null, ServiceErrors.CredentialInvalid("TOKEN"));
        }

        return context.Connection.ClientCertificate is { } certificate ? JudgeCertificate(certificate) : (null, ServiceErrors.CredentialMissing());
    }

    private (Caller? Caller, ServiceError? Error) JudgeKey(string key) => _known?.Current.FindKey(key) switch
    {
        null => (null, ServiceErrors.CredentialInvalid("API_KEY")),
        { } known when known.Expires <= _time.GetUtcNow() => (null, ServiceErrors.CredentialExpired("API_KEY")),
        { } known => (known.Caller, null),
    };

    // That an authority of the settings vouches for it was found when the connection was made.
    private (Caller? Caller, ServiceError? Error) JudgeCertificate(X509Certificate2 certificate) =>
        _known?.Current.FindCertificate(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)) is { } known
            ? (known.Caller, null)
            : (null, ServiceErrors.CredentialInvalid("CERTIFICATE"));
}
