using System.Text.Json.Nodes;
using Processing.Conformance.V1;

namespace Processing.Conformance;

/// <summary>A case: what a client is to do, against which server, and what must come of it.</summary>
/// <param name="Wanted">What the client is given.</param>
/// <param name="Server">Name of the server's settings, a file of the folder <c>servers</c> without its ending.</param>
/// <param name="Expected">What must come; see <see cref="Judge"/>.</param>
public sealed record ConformanceCase(Case Wanted, string Server, JsonObject Expected);
