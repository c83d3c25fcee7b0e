using System.Collections.Concurrent;
using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>Workspaces of documents that are done. Safe to share between threads.</summary>
internal sealed class WorkspacePool
{
    private readonly ConcurrentBag<DocumentWorkspace> _idle = [];

    /// <summary>A workspace that nobody else uses.</summary>
    public DocumentWorkspace Take() => _idle.TryTake(out var workspace) ? workspace : new DocumentWorkspace();

    /// <summary>Gives a workspace back.</summary>
    public void Return(DocumentWorkspace workspace)
    {
        if (workspace.Capacity <= TokenRoom.MostKept && _idle.Count < Environment.ProcessorCount * 2)
        {
            _idle.Add(workspace);
        }
    }
}
