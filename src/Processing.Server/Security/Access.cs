namespace Processing.Server.Security;

/// <summary>What a method asks of its caller.</summary>
internal enum Access
{
    /// <summary>Nothing: probes have no credential.</summary>
    Anyone,

    /// <summary>A valid credential, whatever it allows.</summary>
    AnyCaller,

    /// <summary>To apply rules to documents.</summary>
    Extract,

    /// <summary>To read, try and check rules.</summary>
    Author,

    /// <summary>To change what the server answers with.</summary>
    Admin,
}
