namespace Processing.Documents.Word;

/// <summary>A limit was met in the middle of a stream; never leaves the reader.</summary>
internal sealed class ArchiveLimitException(ReadError error) : Exception(error.Message)
{
    public ReadError Error => error;
}
