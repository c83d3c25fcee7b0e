namespace Processing.Server.Hosting;

/// <content>About the registry of rule sets; numbers from 200.</content>
internal static partial class ServerLog
{
    [LoggerMessage(200, LogLevel.Information, "Serving {RuleSet}: {Labels}")]
    public static partial void RuleSetServed(ILogger logger, string ruleSet, string labels);

    [LoggerMessage(201, LogLevel.Warning, "The registry does not answer: {Message}; serving what was last served")]
    public static partial void RegistryAway(ILogger logger, string message);

    [LoggerMessage(202, LogLevel.Information, "The registry answers again")]
    public static partial void RegistryBack(ILogger logger);

    [LoggerMessage(203, LogLevel.Error, "Label {Label} of {RuleSet} cannot be served at {Revision}: {Reason}")]
    public static partial void LabelNotServed(ILogger logger, string label, string ruleSet, string revision, string reason);

    [LoggerMessage(204, LogLevel.Warning, "Last good: {Problem}")]
    public static partial void LastGoodProblem(ILogger logger, string problem);

    [LoggerMessage(205, LogLevel.Warning, "What is served cannot be kept on disk: {Message}")]
    public static partial void LastGoodNotKept(ILogger logger, string message);

    [LoggerMessage(206, LogLevel.Information, "The program of {RuleSet} {Revision} is of another version; its rules were compiled anew")]
    public static partial void Recompiled(ILogger logger, string ruleSet, string revision);

    [LoggerMessage(207, LogLevel.Warning, "No data folder is set: nothing is served after a restart while the registry does not answer (`registry.data_folder`)")]
    public static partial void NoLastGood(ILogger logger);

    [LoggerMessage(208, LogLevel.Error, "A fault of the server while it followed the registry; it goes on")]
    public static partial void FollowerFault(ILogger logger, Exception fault);

    [LoggerMessage(209, LogLevel.Error, "A fault of the server while a shadow revision was compared; the document is left out")]
    public static partial void ShadowFault(ILogger logger, Exception fault);

    [LoggerMessage(211, LogLevel.Error, "A fault of the server while {RuleSet} was kept on disk; it goes on")]
    public static partial void LastGoodFault(ILogger logger, string ruleSet, Exception fault);

    [LoggerMessage(210, LogLevel.Debug, "The other servers were not told how far this one is: {Message}")]
    public static partial void NotReported(ILogger logger, string message);
}
