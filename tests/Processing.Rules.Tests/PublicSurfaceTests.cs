using System.Reflection;
using System.Text;

namespace Processing.Rules.Tests;

/// <summary>What other programs can use of the text engine, the matcher and the compiler, as text: a change of it is seen in review.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData(typeof(Processing.Text.Tokenizer))]
    [InlineData(typeof(Processing.Matching.FastExecutor))]
    [InlineData(typeof(RuleCompilation))]
    public void Surface_is_as_reviewed(Type of)
    {
        var text = new StringBuilder();
        foreach (var type in of.Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var name = Name(type);
            text.Append(Kind(type)).Append(' ').Append(name);
            if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            {
                text.Append(" : ").Append(Name(parent));
            }

            text.Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append(name).Append(": ").Append(member).Append('\n');
            }
        }

        Baseline.AssertSameLines($"surface/{of.Assembly.GetName().Name}.txt", text.ToString());
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {System.Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        }

        // What the compiler makes for records says nothing that the parameters do not say.
        string[] made = ["Equals", "GetHashCode", "ToString", "Deconstruct", "PrintMembers", "<Clone>$", "EqualityContract", "op_Equality", "op_Inequality"];
        return type.GetMembers(Declared).Where(member => !made.Contains(member.Name)).Select(Describe).OfType<string>().Distinct();
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo made when IsVisible(made) && !IsCopy(made) => $"new({Parameters(made)})",
        MethodInfo method when IsVisible(method) && !method.IsSpecialName => $"{Static(method)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})",
        PropertyInfo property when property.GetMethod is { } get && IsVisible(get) =>
            $"{Static(get)}{Name(property.PropertyType)} {property.Name} {{ get;{(property.SetMethod is { } set && IsVisible(set) ? " set;" : "")} }}",
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopy(ConstructorInfo made) => made.IsFamily && made.GetParameters() is [var only] && only.ParameterType == made.DeclaringType;

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsByRef)
        {
            return "ref " + Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var name = type.DeclaringType is { } outer ? $"{Name(outer)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
