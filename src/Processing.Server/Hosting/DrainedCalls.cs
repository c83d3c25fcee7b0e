namespace Processing.Server.Hosting;

/// <summary>Keeps the connection of a call that was ended while its caller could still send until the caller has heard of it.</summary>
/// <remarks>
/// At shutdown Kestrel closes a connection as soon as its last call has ended. A caller that was about to send then sees the
/// connection break before it has looked at the status, which was already there: measured, once in about ten stops.
/// </remarks>
internal sealed class DrainedCalls(RequestDelegate next, TimeProvider time)
{
    /// <summary>Marks such a call in <see cref="HttpContext.Items"/>.</summary>
    public static readonly object Mark = new();

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Items.ContainsKey(Mark))
        {
            await context.Response.CompleteAsync();

            // HTTP/2 has no word for "status received"; the wait ends early only where the connection does.
            await Task.Delay(LongestWait, time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
