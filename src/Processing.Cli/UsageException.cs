namespace Processing.Cli;

/// <summary>The user asked for something that cannot be: a file that is not there, an address that is none. Its message is printed as it is.</summary>
internal sealed class UsageException(string message) : Exception(message);
