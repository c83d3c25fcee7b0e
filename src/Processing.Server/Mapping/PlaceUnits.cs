namespace Processing.Server.Mapping;

/// <summary>The units that places are sent in.</summary>
[Flags]
internal enum PlaceUnits
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>UTF-8 bytes.</summary>
    Utf8 = 1,

    /// <summary>UTF-16 code units.</summary>
    Utf16 = 2,

    /// <summary>Unicode code points.</summary>
    CodePoints = 4,

    /// <summary>All of them.</summary>
    All = Utf8 | Utf16 | CodePoints,
}
