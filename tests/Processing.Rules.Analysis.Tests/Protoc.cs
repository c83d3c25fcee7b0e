using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Google.Protobuf.Reflection;

namespace Processing.Rules.Analysis.Tests;

/// <summary>Runs the protoc of the package that generates our own classes.</summary>
internal static class Protoc
{
    public static FileDescriptorSet Compile((string Path, string Content)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("rules-schema-");
        try
        {
            foreach (var (path, content) in files)
            {
                var file = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file) ?? folder.FullName);
                File.WriteAllText(file, content);
            }

            var result = Path.Combine(folder.FullName, "all.pb");
            var start = new ProcessStartInfo(Program()) { RedirectStandardError = true };
            start.ArgumentList.Add($"--proto_path={folder.FullName}");
            start.ArgumentList.Add($"--descriptor_set_out={result}");
            foreach (var (path, _) in files)
            {
                start.ArgumentList.Add(path);
            }

            using var process = Process.Start(start) ?? throw new InvalidOperationException("protoc did not start");
            var problems = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, problems);
            return FileDescriptorSet.Parser.ParseFrom(File.ReadAllBytes(result));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Program()
    {
        var tools = typeof(Protoc).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "GrpcTools").Value ?? "";
        var system = OperatingSystem.IsWindows() ? "windows_x64" : OperatingSystem.IsMacOS() ? "macosx_x64" : RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux_arm64" : "linux_x64";
        return Path.Combine(tools, "tools", system, OperatingSystem.IsWindows() ? "protoc.exe" : "protoc");
    }
}
