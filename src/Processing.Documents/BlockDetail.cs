using Processing.Text;

namespace Processing.Documents;

/// <summary>What a reader knows of a block beside its kind, place and language.</summary>
/// <param name="Structure">What part of the document it is by its structure, also for a block that was judged boilerplate.</param>
/// <param name="Direction">Which way it is written.</param>
/// <param name="Level">Level of a heading, 1 to 6; 0 for all else and where it is unknown.</param>
/// <param name="Cell">Where it stands in a table; null outside of tables.</param>
/// <param name="MainText">How surely it is of the document's main text, 0 to 1; 1 where a format has nothing else.</param>
/// <param name="Reason">Why, in a few words; empty where there was nothing to judge.</param>
public sealed record BlockDetail(BlockKind Structure, TextDirection Direction, int Level, TableCell? Cell, double MainText, string Reason);
