namespace Processing.Storage;

/// <summary>What keeps a registry from answering.</summary>
public enum RegistryFault
{
    /// <summary>It cannot be reached, or does not answer in time. Trying again later makes sense; a write may or may not have been done.</summary>
    Unavailable,

    /// <summary>What it holds is not what was put into it.</summary>
    Damaged,

    /// <summary>A newer version of this program has changed it.</summary>
    NewerFormat,
}
