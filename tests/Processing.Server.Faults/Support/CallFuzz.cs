using System.Collections.Immutable;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Processing.Client;
using Processing.Server.Discovery;
using Processing.Server.Tests.Registry;

namespace Processing.Server.Faults.Support;

/// <summary>Calls every method of every service with random messages and looks at what is said of them.</summary>
internal sealed class CallFuzz
{
    // A mistake of these reasons is not one of a single field.
    private static readonly ImmutableHashSet<string> WithoutField = ["MALFORMED_REQUEST", "RULES_INVALID"];

    private readonly RegistryServer _server;
    private readonly RandomMessages _messages;
    private readonly Random _random;

    private CallFuzz(RegistryServer server, RandomMessages messages, int seed)
    {
        (_server, _messages, _random) = (server, messages, new Random(seed));
        Methods = [.. new ServiceIndex(new EndpointList(server.Server.Host.Endpoints)).Services.SelectMany(service => service.Methods)];
    }

    /// <summary>All that can be called, read from the server itself.</summary>
    public ImmutableArray<MethodDescriptor> Methods { get; }

    /// <summary>How often each reason was given; the empty one for calls that were answered.</summary>
    public SortedDictionary<string, int> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Prepares a server that has revisions and labels, whose names are among the random texts.</summary>
    public static async Task<CallFuzz> OnAsync(RegistryServer server, int seed)
    {
        var (one, two) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)));
        await server.Rules.MoveAsync("live", one);
        await server.Rules.MoveAsync("shadow", two);
        return new CallFuzz(server, new RandomMessages(seed, [one, two, "visits", "live", Packages.Rules(1), Packages.Broken]), seed);
    }

    /// <summary>Calls one method with random messages.</summary>
    /// <returns>What is wrong with the answer; null for nothing.</returns>
    public async Task<string?> CallAsync(MethodDescriptor method)
    {
        var messages = Enumerable.Range(0, method.IsClientStreaming ? 1 + _random.Next(4) : 1).Select(_ => _messages.Make(method.InputType)).ToList();
        var error = await AnyCall.TryAsync(_server.Server.Channel.CreateCallInvoker(), method, messages);
        var reason = error?.Reason ?? "";
        Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;
        return error is not null && Fault(error) is { } fault
            ? $"{method.FullName}: {fault}: {error.StatusCode} {error.Reason}: {error.Message}; messages: {string.Join(' ', messages.Select(Convert.ToHexString))}"
            : null;
    }

    private static string? Fault(ExtractionException error) => error switch
    {
        { StatusCode: StatusCode.Internal or StatusCode.Unknown } => "a caller's mistake is told as one of the server",
        { Reason.Length: 0 } => "there is no reason",
        { Message.Length: 0 } => "there is no message",
        { StatusCode: StatusCode.InvalidArgument, Violations.Length: 0 } when !WithoutField.Contains(error.Reason) && !error.Metadata.ContainsKey("diagnostic") => "no field is named",
        _ => null,
    };

    private sealed class EndpointList(IReadOnlyList<Endpoint> endpoints) : EndpointDataSource
    {
        public override IReadOnlyList<Endpoint> Endpoints { get; } = endpoints;

        public override Microsoft.Extensions.Primitives.IChangeToken GetChangeToken() => Microsoft.Extensions.FileProviders.NullChangeToken.Singleton;
    }
}
