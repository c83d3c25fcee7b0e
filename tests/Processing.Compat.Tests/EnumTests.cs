using Grpc.Core;

namespace Processing.Compat.Tests;

/// <summary>Compiled code holds the numbers of enum values, not their names, so the numbers must be those of the real packages.</summary>
public class EnumTests
{
    [Fact]
    public void Status_codes() => AssertValues<StatusCode>(
        "OK=0 Cancelled=1 Unknown=2 InvalidArgument=3 DeadlineExceeded=4 NotFound=5 AlreadyExists=6 PermissionDenied=7 ResourceExhausted=8 "
        + "FailedPrecondition=9 Aborted=10 OutOfRange=11 Unimplemented=12 Internal=13 Unavailable=14 DataLoss=15 Unauthenticated=16");

    [Fact]
    public void Write_flags()
    {
        AssertValues<WriteFlags>("BufferHint=1 NoCompress=2");
        Assert.True(typeof(WriteFlags).IsDefined(typeof(FlagsAttribute), inherit: false));
    }

    [Fact]
    public void Method_types() => AssertValues<MethodType>("Unary=0 ClientStreaming=1 ServerStreaming=2 DuplexStreaming=3");

    [Fact]
    public void Connectivity_states() => AssertValues<ConnectivityState>("Idle=0 Connecting=1 Ready=2 TransientFailure=3 Shutdown=4");

    [Fact]
    public void No_other_enum_is_visible()
    {
        var visible = new[] { typeof(StatusCode).Assembly, typeof(ConnectivityState).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsEnum)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);
        Assert.Equal(["ConnectivityState", "MethodType", "StatusCode", "WriteFlags"], visible);
    }

    private static void AssertValues<T>(string expected)
        where T : struct, Enum
    {
        Assert.Equal(typeof(int), Enum.GetUnderlyingType(typeof(T)));
        Assert.Equal(expected, string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)}")));
    }
}
