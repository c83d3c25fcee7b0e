using Processing.Documents;

namespace Processing.Cli.Benchmarking;

/// <summary>One document to measure with.</summary>
/// <param name="Name">Its path, and for a line of a .jsonl file the line's number.</param>
/// <param name="Input">The document.</param>
internal sealed record BenchDocument(string Name, DocumentInput Input);
