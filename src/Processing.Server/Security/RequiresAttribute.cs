namespace Processing.Server.Security;

/// <summary>What the methods of a service ask of their callers; on a method it goes before that of its class. A method without it asks for <see cref="Access.Admin"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RequiresAttribute(Access access) : Attribute
{
    public Access Access { get; } = access;
}
