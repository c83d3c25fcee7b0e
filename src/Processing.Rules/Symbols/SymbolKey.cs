namespace Processing.Rules.Symbols;

/// <summary>What tells a symbol from the others of its compilation, and finds the one of the same name in another. It holds no file, so who keeps it keeps no old text.</summary>
/// <param name="Space">Which names it competes with.</param>
/// <param name="Package">Its package.</param>
/// <param name="Name">Its name.</param>
internal sealed record SymbolKey(NameSpace Space, string Package, string Name);

/// <summary>Names that must differ from each other.</summary>
internal enum NameSpace
{
    /// <summary>Those of lexicons, patterns, entities, enums and records.</summary>
    Names = 0,

    /// <summary>Those of zones.</summary>
    Zones,

    /// <summary>Those of rules.</summary>
    Rules,
}
