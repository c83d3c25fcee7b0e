using System.Reflection;

namespace Processing.Compat.Tests;

/// <summary>The two real assemblies, and the names of the two that may be stand-ins.</summary>
internal static class RealAssemblies
{
    public static readonly string[] StandIns = ["Grpc.Core.Api", "Grpc.Net.Common"];

    public static Assembly Find(string name) => name switch
    {
        "Grpc.AspNetCore.Server" => typeof(Grpc.AspNetCore.Server.GrpcServiceOptions).Assembly,
        "Grpc.Net.Client" => typeof(Grpc.Net.Client.GrpcChannel).Assembly,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static bool IsStandIn(Assembly assembly) => StandIns.Contains(assembly.GetName().Name);
}
