using System.Text;
using Processing.Server.Hosting;

namespace Processing.Server.Telemetry;

/// <summary>Offers the measures at the address that is for them, and nothing else there.</summary>
internal sealed class MetricsPage(RequestDelegate next, MetricStore store)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<ListenerFeature>()?.Listener != Listener.Metrics)
        {
            await next(context);
        }
        else if (context.Request.Path == "/metrics" && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            await context.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(store.Print()), context.RequestAborted);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
