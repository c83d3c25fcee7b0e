namespace Processing.Storage;

/// <summary>A revision with its content, whose hashes were checked when it was read.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Content">Its files.</param>
/// <param name="Program">Its compiled program.</param>
public sealed record StoredContent(StoredRevision Revision, RevisionContent Content, CompiledProgram Program);
