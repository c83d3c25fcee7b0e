namespace Processing.Rules.Diagnostics;

/// <summary>How bad a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The rules cannot be used.</summary>
    Error = 0,

    /// <summary>The rules can be used, but probably not as meant.</summary>
    Warning,
}
