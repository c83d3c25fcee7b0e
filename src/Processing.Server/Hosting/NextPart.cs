namespace Processing.Server.Hosting;

/// <summary>What comes next of something that is sent in pieces.</summary>
internal enum NextPart
{
    /// <summary>A message.</summary>
    Message,

    /// <summary>Nothing; it is whole.</summary>
    End,

    /// <summary>Nothing in the time that there was for it.</summary>
    Idle,
}
