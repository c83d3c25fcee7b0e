using Processing.Documents;
using Processing.Pipeline;

namespace Processing.Cli.Output;

/// <summary>Prints the results of one run, document by document.</summary>
internal interface IResultWriter
{
    /// <summary>Prints what one document gave.</summary>
    /// <param name="name">The document's name, as the user gave it.</param>
    /// <param name="input">The document.</param>
    /// <param name="result">What it gave.</param>
    void WriteDocument(string name, DocumentInput input, ExtractionResult result);

    /// <summary>Prints the end of the run.</summary>
    /// <param name="revision">The revision of the rules that were applied.</param>
    void WriteEnd(string revision);
}
