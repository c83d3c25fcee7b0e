namespace Processing.Compat.Tests;

/// <summary>Everything that the real server and client of gRPC refer to is in the assemblies that are loaded beside them.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void Identities_are_accepted(string assembly) => AssertNothing(assembly, 2, walk => walk.WrongIdentities());

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void Types_are_there(string assembly) => AssertNothing(assembly, 20, walk => walk.MissingTypes());

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void Members_are_there(string assembly) => AssertNothing(assembly, 60, walk => walk.MissingMembers());

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void Types_load(string assembly) => AssertNothing(assembly, 100, walk => walk.UnloadableTypes());

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void Overrides_override(string assembly) => AssertNothing(assembly, 10, walk => walk.OverridesOfNothing());

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void Bodies_compile(string assembly) => AssertNothing(assembly, 500, walk => walk.UncompilableBodies());

    private static void AssertNothing(string assembly, int atLeast, Func<ReferenceWalk, IEnumerable<string>> look)
    {
        using var walk = new ReferenceWalk(RealAssemblies.Find(assembly));
        Assert.Empty(look(walk));
        Assert.True(walk.Followed >= atLeast, $"only {walk.Followed} were followed");
    }
}
