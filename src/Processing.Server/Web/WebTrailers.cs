using Microsoft.AspNetCore.Http.Features;

namespace Processing.Server.Web;

/// <summary>Keeps the trailers until the end of the body, where gRPC-Web has them.</summary>
internal sealed class WebTrailers : IHttpResponseTrailersFeature
{
    /// <inheritdoc/>
    public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();
}
