namespace Processing.Rules.Binding;

/// <summary>Which producers a program keeps.</summary>
internal enum KeptProducers
{
    /// <summary>Those that a record or zone needs.</summary>
    Needed = 0,

    /// <summary>All of the files asked for, and what they need.</summary>
    All,
}
