using System.Collections.Immutable;
using Grpc.Core;

namespace Processing.Server.Security;

/// <summary>Who calls, as its credential says.</summary>
/// <param name="Name">The name of the credential: for people and for the audit record; never the credential itself.</param>
/// <param name="Tenant">Whose work it is; empty where the server knows no tenants.</param>
/// <param name="Capabilities">What it may do.</param>
internal sealed record Caller(string Name, string Tenant, ImmutableArray<Access> Capabilities)
{
    /// <summary>Whoever calls a server that asks for no credential.</summary>
    public static readonly Caller Anonymous = new("", "", [Access.Extract, Access.Author, Access.Admin]);

    /// <summary>Whether it may call a method.</summary>
    public bool May(Access access) => access is Access.Anyone or Access.AnyCaller || Capabilities.Contains(access);

    /// <summary>Who made a call; <see cref="Anonymous"/> where nobody was asked.</summary>
    public static Caller Of(ServerCallContext context) => Of(context.GetHttpContext());

    /// <summary>Who sent a request; <see cref="Anonymous"/> where nobody was asked.</summary>
    public static Caller Of(HttpContext context) => context.Features.Get<Caller>() ?? Anonymous;
}
