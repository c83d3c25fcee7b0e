using System.Collections.Concurrent;

namespace Processing.Matching.Anchors;

/// <summary>Workspaces of documents that are done. Safe to share between threads.</summary>
internal sealed class WorkspacePool
{
    // A huge document is rare, and its buffers are not worth keeping.
    private const int MostTokensKept = 1 << 17;

    private readonly ConcurrentBag<DocumentWorkspace> _idle = [];

    /// <summary>A workspace that nobody else uses.</summary>
    public DocumentWorkspace Take() => _idle.TryTake(out var workspace) ? workspace : new DocumentWorkspace();

    /// <summary>Gives a workspace back.</summary>
    public void Return(DocumentWorkspace workspace)
    {
        if (workspace.Capacity <= MostTokensKept && _idle.Count < Environment.ProcessorCount * 2)
        {
            _idle.Add(workspace);
        }
    }
}
