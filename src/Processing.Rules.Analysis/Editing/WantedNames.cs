namespace Processing.Rules.Analysis.Editing;

/// <summary>Kinds of names that fit a place.</summary>
[Flags]
internal enum WantedNames
{
    None = 0,

    /// <summary>Lexicons, entities and named patterns.</summary>
    Producers = 1 << 0,
    Records = 1 << 1,
    Enums = 1 << 2,
    Zones = 1 << 3,
    TokenClasses = 1 << 4,
    Parameters = 1 << 5,
    Labels = 1 << 6,
    Functions = 1 << 7,
    BuiltInTypes = 1 << 8,

    /// <summary>The fields of the record that the declaration is about.</summary>
    Fields = 1 << 9,

    /// <summary>The fields of any record in scope.</summary>
    Members = 1 << 10,

    /// <summary>Values of the enums in scope.</summary>
    Values = 1 << 11,
    Packages = 1 << 12,

    /// <summary>What the package of an import declares.</summary>
    Imported = 1 << 13,

    /// <summary>No place wants it.</summary>
    Never = 1 << 14,
}
