using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Processing.Compat.Tests;

/// <summary>Follows what one assembly refers to in the stand-ins, with the binder and the compiler that will do so when the program runs.</summary>
internal sealed class ReferenceWalk : IDisposable
{
    // Enough type arguments for any generic signature; object fits all that has no constraint.
    private static readonly Type[] AnyArguments = [.. Enumerable.Repeat(typeof(object), 8)];

    private readonly Assembly _assembly;
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public ReferenceWalk(Assembly assembly)
    {
        _assembly = assembly;
        _file = new PEReader(File.OpenRead(assembly.Location));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>How many references led into the stand-ins: a walk that follows none proves nothing.</summary>
    public int Followed { get; private set; }

    /// <summary>Assemblies that the program's loader would not accept for the ones asked for.</summary>
    public IEnumerable<string> WrongIdentities()
    {
        foreach (var wanted in _metadata.AssemblyReferences.Select(_metadata.GetAssemblyReference))
        {
            var name = _metadata.GetString(wanted.Name);
            if (!RealAssemblies.StandIns.Contains(name))
            {
                continue;
            }

            Followed++;
            var got = Assembly.Load(name).GetName();
            var token = got.GetPublicKeyToken() ?? [];
            if (got.Version < wanted.Version || !token.AsSpan().SequenceEqual(_metadata.GetBlobBytes(wanted.PublicKeyOrToken)))
            {
                yield return $"{name} {wanted.Version} is wanted, {got} is there";
            }
        }
    }

    /// <summary>Types that are missing or not public.</summary>
    public IEnumerable<string> MissingTypes()
    {
        foreach (var handle in _metadata.TypeReferences)
        {
            var name = _metadata.GetString(_metadata.GetTypeReference(handle).Name);
            var type = Resolve(() => _assembly.ManifestModule.ResolveType(MetadataTokens.GetToken(handle)), out var fault);
            if (type is null)
            {
                yield return $"type {name}: {fault}";
            }
            else if (RealAssemblies.IsStandIn(type.Assembly))
            {
                Followed++;
                if (!type.IsVisible)
                {
                    yield return $"type {type} is not public";
                }
            }
        }
    }

    /// <summary>Methods and fields that are missing with exactly this signature, or not accessible.</summary>
    public IEnumerable<string> MissingMembers()
    {
        foreach (var handle in _metadata.MemberReferences)
        {
            var reference = _metadata.GetMemberReference(handle);
            if (!LeadsOutside(reference.Parent))
            {
                continue;
            }

            var name = _metadata.GetString(reference.Name);
            var member = Resolve(() => _assembly.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle), AnyArguments, AnyArguments), out var fault);
            if (member is null)
            {
                yield return $"member {name}: {fault}";
            }
            else if (RealAssemblies.IsStandIn(member.Module.Assembly))
            {
                Followed++;
                if (!IsAccessible(member))
                {
                    yield return $"member {member.DeclaringType}.{name} is not accessible";
                }
            }
        }
    }

    /// <summary>Types that do not load: an abstract member that nothing implements, a base class that is sealed.</summary>
    public IEnumerable<string> UnloadableTypes()
    {
        try
        {
            Followed += _assembly.GetTypes().Length;
            return [];
        }
        catch (ReflectionTypeLoadException faults)
        {
            return faults.LoaderExceptions.Select(fault => fault?.Message ?? "unknown").Distinct();
        }
    }

    /// <summary>Methods that mean to override one of a stand-in's and do not.</summary>
    public IEnumerable<string> OverridesOfNothing()
    {
        foreach (var type in _assembly.GetTypes().Where(HasStandInBase))
        {
            foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot))
                {
                    Followed++;
                    if (method.GetBaseDefinition() == method)
                    {
                        yield return $"{type}.{method.Name} overrides nothing";
                    }
                }
            }
        }
    }

    /// <summary>Method bodies that the compiler of the runtime refuses. Generic ones are compiled over object; where their constraints refuse that they are left out.</summary>
    public IEnumerable<string> UncompilableBodies()
    {
        const BindingFlags declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var type in _assembly.GetTypes().Select(Close).OfType<Type>())
        {
            foreach (var method in type.GetMembers(declared).OfType<MethodBase>().Select(Close).OfType<MethodBase>())
            {
                if (method.IsAbstract || method.GetMethodBody() is null)
                {
                    continue;
                }

                Followed++;
                if (Compile(type, method) is { } fault)
                {
                    yield return $"{type}.{method.Name}: {fault}";
                }
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static T? Resolve<T>(Func<T?> resolve, out string fault)
        where T : class
    {
        fault = "";
        try
        {
            return resolve();
        }
        catch (Exception missing) when (missing is TypeLoadException or MissingMemberException or FileNotFoundException or FileLoadException or ArgumentException)
        {
            fault = $"{missing.GetType().Name}: {missing.Message}";
            return null;
        }
    }

    private static string? Compile(Type type, MethodBase method)
    {
        var arguments = (type.IsGenericType ? type.GetGenericArguments() : []).Concat(method.IsGenericMethod ? method.GetGenericArguments() : []);
        try
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle, [.. arguments.Select(argument => argument.TypeHandle)]);
            return null;
        }
        catch (Exception refused)
        {
            return $"{refused.GetType().Name}: {refused.Message}";
        }
    }

    private static Type? Close(Type type) =>
        type.ContainsGenericParameters ? Resolve(() => type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(object))]), out _) : type;

    private static MethodBase? Close(MethodBase method) =>
        method is MethodInfo { IsGenericMethodDefinition: true } open
            ? Resolve(() => open.MakeGenericMethod([.. open.GetGenericArguments().Select(_ => typeof(object))]), out _)
            : method;

    private static bool HasStandInBase(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (RealAssemblies.IsStandIn(parent.Assembly))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAccessible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        _ => false,
    };

    // A member of an instance of the assembly's own generic type is no reference to anything outside.
    private bool LeadsOutside(EntityHandle parent)
    {
        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return parent.Kind == HandleKind.TypeReference;
        }

        var signature = _metadata.GetBlobReader(_metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return true;
        }

        signature.ReadCompressedInteger();
        return signature.ReadTypeHandle().Kind == HandleKind.TypeReference;
    }
}
