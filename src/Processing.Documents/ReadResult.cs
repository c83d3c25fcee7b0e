namespace Processing.Documents;

/// <summary>What reading gave: a document or the reason why not.</summary>
/// <param name="Document">The document; null when it could not be read.</param>
/// <param name="Error">The reason; null when it could.</param>
public readonly record struct ReadResult(Document? Document, ReadError? Error);

/// <summary>Why a document could not be read.</summary>
/// <param name="Id">Diagnostic id, <c>DP5xxx</c>.</param>
/// <param name="Reason">The same for machines, such as <c>INVALID_UTF8</c>.</param>
/// <param name="Message">One sentence for people, with numbers and their units.</param>
/// <param name="ByteOffset">Where in the document as given, in bytes; null where no one place is at fault.</param>
/// <param name="Line">Line of that place, counted from 1; 0 where there is none.</param>
/// <param name="Column">Column of that place in code points, counted from 1; 0 where there is none.</param>
public sealed record ReadError(string Id, string Reason, string Message, int? ByteOffset = null, int Line = 0, int Column = 0);
