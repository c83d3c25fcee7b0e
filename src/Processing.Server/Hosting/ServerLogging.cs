using Microsoft.Extensions.Logging.Console;

namespace Processing.Server.Hosting;

/// <summary>Where the log of a server goes that runs in a process of its own.</summary>
public static class ServerLogging
{
    /// <summary>Writes the log to standard error, one line a message, so that standard output holds results only.</summary>
    public static void ToStandardError(ILoggingBuilder logging)
    {
        ArgumentNullException.ThrowIfNull(logging);
        // Below that the framework tells of every request, in four lines.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
