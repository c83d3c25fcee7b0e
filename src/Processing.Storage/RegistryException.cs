namespace Processing.Storage;

/// <summary>The registry did not answer. The message is one sentence for people and holds no connection string.</summary>
public sealed class RegistryException : IOException
{
    /// <summary>Makes an exception of a registry that is out of reach.</summary>
    public RegistryException()
        : this(RegistryFault.Unavailable, "The registry cannot be reached.")
    {
    }

    /// <summary>Makes an exception of a registry that is out of reach.</summary>
    public RegistryException(string message)
        : this(RegistryFault.Unavailable, message)
    {
    }

    /// <summary>Makes an exception of a registry that is out of reach.</summary>
    public RegistryException(string message, Exception innerException)
        : this(RegistryFault.Unavailable, message, innerException)
    {
    }

    /// <summary>Makes an exception.</summary>
    public RegistryException(RegistryFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>What is the matter.</summary>
    public RegistryFault Fault { get; }
}
