namespace Processing.Server.Mapping;

/// <summary>Whether the text of mentions is sent.</summary>
public enum MentionText
{
    /// <summary>It is sent.</summary>
    Included = 0,

    /// <summary>It is left out; the places are sent.</summary>
    Omitted,
}
