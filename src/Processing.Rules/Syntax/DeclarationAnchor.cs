namespace Processing.Rules.Syntax;

/// <summary>What the tokens of one declaration have in common. Each tree knows where its anchors are, so that a declaration can stand in many trees, at a place of its own in each.</summary>
internal sealed class DeclarationAnchor;
