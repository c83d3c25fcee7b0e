using Processing.Documents;
using Processing.Pipeline;

namespace Processing.Server.RuleSets;

/// <summary>Has an engine make what it would make at its first document: the index of its rules and the tables of the languages.</summary>
/// <remarks>For large packages that is a tenth of a second and more, in which a document could not be stopped: neither its deadline nor its caller's cancellation is looked at there.</remarks>
internal static class EngineWarmUp
{
    // A few words, so that rules which take long on some texts do not here.
    private static readonly DocumentInput Words = new("Ann has books.\n\nاین کتاب‌هایش است.\n"u8.ToArray(), "text/plain");

    /// <summary>Runs an engine once, on the calling thread, in O(size of its program).</summary>
    public static void Run(ExtractionEngine engine) => engine.Extract(Words, ExtractionOptions.Default, null, CancellationToken.None);
}
