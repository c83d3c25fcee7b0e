namespace Processing.Storage;

/// <summary>The names of rule sets and of labels.</summary>
public static class RegistryName
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxLength = 63;

    /// <summary>What a name looks like, for messages.</summary>
    public const string Form = "small ASCII letters, digits and single hyphens, beginning with a letter, at most 63 characters";

    /// <summary>Whether a text is a name: <c>[a-z][a-z0-9]*(-[a-z0-9]+)*</c>, at most <see cref="MaxLength"/> characters. No name is a revision, which has 64.</summary>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > MaxLength || !char.IsAsciiLetterLower(name[0]) || name[^1] == '-')
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterLower(name[i]) && !char.IsAsciiDigit(name[i]) && (name[i] != '-' || name[i - 1] == '-'))
            {
                return false;
            }
        }

        return true;
    }
}
