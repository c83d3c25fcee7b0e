using System.Net.Http.Headers;

namespace Processing.Client;

/// <summary>Puts the credential on every call.</summary>
internal sealed class CredentialHandler(ExtractionClientOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string KeyHeader = "x-api-key";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.ApiKey is { } key)
        {
            request.Headers.TryAddWithoutValidation(KeyHeader, key);
        }

        if (options.AccessToken is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(cancellationToken).ConfigureAwait(false));
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
