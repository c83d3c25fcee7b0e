namespace Processing.Server.Faults.Support;

/// <summary>What a service does with a request before it answers with bytes that were there already.</summary>
internal enum EchoWork
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It applies the shipped rules to the document, on the thread of the call, and throws away what they find: the engine where it runs in a server, without a server of ours around it.</summary>
    Engine,
}
