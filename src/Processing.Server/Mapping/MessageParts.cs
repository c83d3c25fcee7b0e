namespace Processing.Server.Mapping;

/// <summary>Which parts of records are sent.</summary>
/// <param name="MentionText">Whether mentions have their texts.</param>
/// <param name="Values">Whether fields have their values.</param>
/// <param name="Units">The units that places are in.</param>
internal readonly record struct MessageParts(MentionText MentionText, FieldValues Values, PlaceUnits Units)
{
    /// <summary>Everything.</summary>
    public static MessageParts All { get; } = new(MentionText.Included, FieldValues.Included, PlaceUnits.All);
}
