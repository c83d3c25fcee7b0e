using System.Diagnostics;
using System.Runtime.Versioning;

namespace Processing.Conformance.Tests;

/// <summary><c>clients/conformance/run</c> on a machine without a language's tools: it says what to install, and installs nothing.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class MissingToolsTests : IDisposable
{
    private static readonly string[] Common = ["bash", "cat", "cksum", "cut", "dirname", "grep", "id", "sed", "mkdir"];
    private static readonly string[] Installers = ["apt-get", "apt", "pip", "pip3", "sudo", "curl", "wget"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("missing-tools-");

    [Theory]
    [InlineData("csharp", "", "the .NET 10 SDK, from https://dot.net")]
    [InlineData("python", "dotnet", "apt-get install python3-grpcio python3-protobuf", "or, for another Python: pip install grpcio protobuf")]
    [InlineData("typescript", "dotnet", "apt-get install nodejs npm", "Node 20 or newer, from https://nodejs.org where the distribution has an older one")]
    [InlineData("typescript-web", "dotnet", "apt-get install nodejs npm")]
    [InlineData("go", "dotnet", "apt-get install golang-go")]
    [InlineData("java", "dotnet", "apt-get install openjdk-17-jdk-headless", "apt-get install protobuf-compiler", "apt-get install protobuf-compiler-grpc-java-plugin")]
    [InlineData("java", "dotnet javac protoc", "apt-get install protobuf-compiler-grpc-java-plugin")]
    [InlineData("cpp", "dotnet", "apt-get install cmake", "apt-get install g++", "apt-get install protobuf-compiler-grpc", "apt-get install libgrpc++-dev libprotobuf-dev")]
    [InlineData("cpp", "dotnet cmake c++ protoc", "apt-get install pkg-config", "apt-get install protobuf-compiler-grpc")]
    public async Task What_is_missing_is_said_and_nothing_is_installed(string language, string present, params string[] said)
    {
        foreach (var tool in Common)
        {
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, tool), FindTool(tool));
        }

        foreach (var tool in present.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, tool), FindTool("true"));
        }

        foreach (var installer in Installers)
        {
            var file = Path.Combine(_folder.FullName, installer);
            await File.WriteAllTextAsync(file, $"#!{FindTool("bash")}\ntouch {_folder.FullName}/installed\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var (code, error) = await RunAsync(language);

        Assert.Equal(2, code);
        Assert.All(said, line => Assert.Contains($"  {line}\n", error, StringComparison.Ordinal));
        Assert.StartsWith($"{language}: not everything is here that this needs.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "installed")));
        Assert.All(present.Split(' '), tool => Assert.DoesNotContain($"install {tool}\n", error, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Code, string Error)> RunAsync(string language)
    {
        var start = new ProcessStartInfo(FindTool("bash"), [Path.Combine(Places.Conformance, "run"), language]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = _folder.FullName;
        // A Python that is there, but has no gRPC.
        start.Environment["PYTHON"] = FindTool("false");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    private static string FindTool(string tool) =>
        new[] { "/usr/bin", "/bin" }.Select(folder => Path.Combine(folder, tool)).First(File.Exists);
}
