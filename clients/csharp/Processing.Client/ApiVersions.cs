using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Core;
using Processing.Server.V1;
using RpcStatus = Processing.Protocol.Rpc.Status;

namespace Processing.Client;

/// <summary>The versions of the extraction API that a server has.</summary>
internal static partial class ApiVersions
{
    /// <summary>The one that this package speaks.</summary>
    public const int Own = 1;

    /// <summary>The newest from minimum to maximum.</summary>
    /// <exception cref="ExtractionException">There is none.</exception>
    public static int Newest(GetServerInfoResponse info, int minimum, int maximum)
    {
        var versions = info.Apis.Select(api => ServiceName().Match(api.Service)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Order().ToList();
        var has = versions.Count == 0 ? "none" : string.Join(", ", versions.Select(version => $"v{version}"));
        return versions.FindLast(version => version >= minimum && version <= maximum) is > 0 and var newest
            ? newest
            : throw ExtractionException.From(new RpcStatus
            {
                Code = (int)StatusCode.Unimplemented,
                Message = $"This program needs the extraction API in v{minimum} to v{maximum}; the server has {has}.",
            });
    }

    [GeneratedRegex(@"^processing\.extraction\.v([1-9][0-9]{0,3})\.ExtractionService$")]
    private static partial Regex ServiceName();
}
