namespace Processing.Storage;

/// <summary>What a file of a revision is there for. The numbers are stored.</summary>
public enum PackageFileRole
{
    /// <summary>It was pushed: the records of its rules are results.</summary>
    Root = 0,

    /// <summary>It is there to be imported. A revision holds what it imports, so that it means the same on every server.</summary>
    Library = 1,
}
