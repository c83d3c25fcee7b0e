namespace Processing.Server.Tests.Support;

/// <summary>Says that a test provokes an error of that reason through a real client. <see cref="ReasonPageTests"/> fails for a reason that no test provokes.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProvokesReasonAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
