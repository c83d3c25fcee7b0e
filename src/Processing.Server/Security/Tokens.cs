using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Processing.Server.Errors;

namespace Processing.Server.Security;

/// <summary>Judges JSON Web Tokens by keys from a file; nothing is fetched from anywhere.</summary>
internal sealed class Tokens
{
    // Clocks of two machines are never the same.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    // Signatures by a secret that the server would share with the issuer are not taken: whoever can check those can make them.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly SecuritySettings _settings;
    private readonly ReloadedFile<List<SecurityKey>> _keys;
    private readonly TimeProvider _time;

    public Tokens(SecuritySettings settings, TimeProvider time, ILogger<Tokens> log)
    {
        (_settings, _time) = (settings, time);
        _keys = new ReloadedFile<List<SecurityKey>>([settings.JwtKeysFile], () => ReadKeys(settings.JwtKeysFile), time, log);
    }

    /// <summary>Whose token it is, or why it is not taken.</summary>
    public async Task<(Caller? Caller, ServiceError? Error)> JudgeAsync(string token)
    {
        var judged = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = _settings.JwtIssuer,
            ValidAudience = _settings.JwtAudience,
            IssuerSigningKeys = _keys.Current,
            ValidAlgorithms = Algorithms,
            RequireExpirationTime = true,
            LifetimeValidator = IsInForce,
        });
        if (!judged.IsValid || judged.SecurityToken is not JsonWebToken read)
        {
            return (null, judged.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException ? ServiceErrors.CredentialExpired("TOKEN") : ServiceErrors.CredentialInvalid("TOKEN"));
        }

        var tenant = read.TryGetPayloadValue<string>(_settings.JwtTenantClaim, out var named) ? named : "";
        return (new Caller(read.Subject ?? "", tenant, CapabilitiesOf(read)), null);
    }

    // The library's own check reads the clock of the machine.
    private bool IsInForce(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return (notBefore is null || notBefore - ClockSkew <= now) && expires is not null && now < expires + ClockSkew;
    }

    // Names that are not ours are passed by: such claims are often shared by several services.
    private ImmutableArray<Access> CapabilitiesOf(JsonWebToken token) =>
    [
        .. token.Claims.Where(claim => claim.Type == _settings.JwtCapabilitiesClaim)
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(Capabilities.Find)
            .OfType<Access>()
            .Distinct(),
    ];

    private static List<SecurityKey> ReadKeys(string path)
    {
        try
        {
            var keys = new JsonWebKeySet(File.ReadAllText(path)).GetSigningKeys().Where(key => key is not SymmetricSecurityKey).ToList();
            return keys.Count > 0 ? keys : throw new InvalidDataException($"`{path}` has no public key to check signatures with");
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"the key set `{path}` cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
