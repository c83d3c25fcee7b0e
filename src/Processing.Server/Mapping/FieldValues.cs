namespace Processing.Server.Mapping;

/// <summary>Whether fields have their values.</summary>
public enum FieldValues
{
    /// <summary>They have.</summary>
    Included = 0,

    /// <summary>They have their places only; the values are elsewhere.</summary>
    Omitted,
}
