using Processing.Conformance.V1;

namespace Processing.Conformance;

/// <summary>Runs cases as a client of some language does.</summary>
public interface IClientProgram
{
    /// <summary>Runs one case.</summary>
    /// <exception cref="IOException">The program gave no result; the message says what it did instead.</exception>
    Task<CaseResult> RunAsync(Case wanted);
}
