namespace Processing.Server.Security;

/// <summary>The names of what a credential can allow, as files and tokens spell them.</summary>
internal static class Capabilities
{
    /// <summary>The capability of a name; null when there is none of that name.</summary>
    public static Access? Find(string name) => name switch
    {
        "extract" => Access.Extract,
        "author" => Access.Author,
        "admin" => Access.Admin,
        _ => null,
    };
}
