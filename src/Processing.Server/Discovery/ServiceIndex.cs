using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Processing.Protocol.Rpc;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Processing.Server.Discovery;

/// <summary>The services that this server offers, with the definitions of all they use. Read from what is mapped, so that none can be forgotten.</summary>
internal sealed class ServiceIndex
{
    private readonly FrozenDictionary<string, FileDescriptor> _filesByName;
    private readonly FrozenDictionary<string, FileDescriptor> _filesBySymbol;

    public ServiceIndex(EndpointDataSource endpoints)
    {
        Services = [.. endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(DescriptorOf)
            .OfType<ServiceDescriptor>()
            .DistinctBy(service => service.FullName)
            .OrderBy(service => service.FullName, StringComparer.Ordinal)];
        var files = new Dictionary<string, FileDescriptor>(StringComparer.Ordinal);
        foreach (var service in Services)
        {
            Add(service.File, files);
        }

        // No service imports what the details of an error are made of, and tools want to show them.
        Add(ErrorDetailsReflection.Descriptor, files);
        var symbols = new Dictionary<string, FileDescriptor>(StringComparer.Ordinal);
        foreach (var file in files.Values)
        {
            AddSymbols(file, symbols);
        }

        _filesByName = files.ToFrozenDictionary(StringComparer.Ordinal);
        _filesBySymbol = symbols.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The services, by full name in ordinal order.</summary>
    public ImmutableArray<ServiceDescriptor> Services { get; }

    /// <summary>The file of a name such as <c>processing/extraction/v1/record.proto</c>; null when there is none.</summary>
    public FileDescriptor? FindFile(string name) => _filesByName.GetValueOrDefault(name);

    /// <summary>The file that defines a service, method, message, field, enum or enum value of a full name; null when there is none.</summary>
    public FileDescriptor? FindSymbol(string fullName) => _filesBySymbol.GetValueOrDefault(fullName);

    /// <summary>Whether there is a message of a full name.</summary>
    public bool HasMessage(string fullName) => FindSymbol(fullName)?.MessageTypes.Any(message => IsOrHolds(message, fullName)) ?? false;

    private static ServiceDescriptor? DescriptorOf(Type handler)
    {
        for (var type = handler; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } binding)
            {
                return binding.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor;
            }
        }

        return null;
    }

    // Imports make no cycles, and each file is entered once.
    private static void Add(FileDescriptor file, Dictionary<string, FileDescriptor> files)
    {
        if (files.TryAdd(file.Name, file))
        {
            foreach (var import in file.Dependencies)
            {
                Add(import, files);
            }
        }
    }

    private static void AddSymbols(FileDescriptor file, Dictionary<string, FileDescriptor> symbols)
    {
        foreach (var service in file.Services)
        {
            symbols[service.FullName] = file;
            foreach (var method in service.Methods)
            {
                symbols[method.FullName] = file;
            }
        }

        foreach (var kind in file.EnumTypes)
        {
            AddEnum(kind, file, symbols);
        }

        foreach (var message in file.MessageTypes)
        {
            AddMessage(message, file, symbols);
        }
    }

    private static void AddMessage(MessageDescriptor message, FileDescriptor file, Dictionary<string, FileDescriptor> symbols)
    {
        symbols[message.FullName] = file;
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            symbols[field.FullName] = file;
        }

        foreach (var kind in message.EnumTypes)
        {
            AddEnum(kind, file, symbols);
        }

        foreach (var nested in message.NestedTypes)
        {
            AddMessage(nested, file, symbols);
        }
    }

    // The values of an enum stand beside it, not inside it.
    private static void AddEnum(EnumDescriptor kind, FileDescriptor file, Dictionary<string, FileDescriptor> symbols)
    {
        symbols[kind.FullName] = file;
        var scope = kind.FullName[..^kind.Name.Length];
        foreach (var value in kind.Values)
        {
            symbols[scope + value.Name] = file;
        }
    }

    private static bool IsOrHolds(MessageDescriptor message, string fullName) =>
        message.FullName == fullName || message.NestedTypes.Any(nested => IsOrHolds(nested, fullName));
}
