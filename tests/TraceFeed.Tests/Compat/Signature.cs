using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TraceFeed.Tests.Compat;

/// <summary>
/// Types and members as C# declares them, without what a stand-in may have otherwise: modifiers but <c>static</c> and <c>protected</c>, and
/// whether a reference may be null.
/// </summary>
internal static class Signature
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    /// <summary>A type: its kind and name, and of an enumeration what it counts.</summary>
    public static string Of(Type type) => type.IsEnum
        ? $"enum {Name(type)} : {Name(Enum.GetUnderlyingType(type))} {{ {string.Join(", ", Enum.GetNames(type).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} = {Enum.Format(type, Enum.Parse(type, name), "d")}")))} }}"
        : $"{(type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class")} {Name(type)}";

    /// <summary>A constructor, property or method.</summary>
    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{Access(constructor)}{constructor.DeclaringType!.Name}({Parameters(constructor)})",
        PropertyInfo property => $"{Access(property.GetMethod!)}{Name(property.PropertyType)} {(property.GetIndexParameters() is [] ? property.Name : $"this[{string.Join(", ", property.GetIndexParameters().Select(Parameter))}]")} {{ get;{(property.SetMethod is { IsPublic: true } ? " set;" : "")} }}",
        MethodInfo { Name: "op_Implicit" } method => $"static implicit operator {Name(method.ReturnType)}({Parameters(method)})",
        MethodInfo { Name: "op_Equality" } method => $"static bool operator ==({Parameters(method)})",
        MethodInfo { Name: "op_Inequality" } method => $"static bool operator !=({Parameters(method)})",
        MethodInfo method => $"{Access(method)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)}){Constraints(method)}",
        _ => throw new NotSupportedException($"{member.DeclaringType} has {member}, a {member.MemberType}."),
    };

    private static string Access(MethodBase method) => (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "");

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Constraints(MethodInfo method) => string.Concat(method.IsGenericMethod ? method.GetGenericArguments().Select(Constraint) : []);

    private static string Constraint(Type parameter)
    {
        var all = parameter.GetGenericParameterConstraints().Select(Name);
        all = parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? all.Prepend("class") : all;
        return all.Any() ? $" where {parameter.Name} : {string.Join(", ", all)}" : "";
    }

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.IsOut ? "out " : "";
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return $"{kind}{Name(type)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Default(type, parameter.DefaultValue) : "")}";
    }

    private static string Default(Type type, object? value) => (value, type) switch
    {
        (null, { IsValueType: true }) when Nullable.GetUnderlyingType(type) is null => "default",
        (null, _) => "null",
        (_, { IsEnum: true }) => $"{Name(type)}.{Enum.GetName(type, value)}",
        (bool truth, _) => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        var name = type is { IsNested: true, IsGenericParameter: false } ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
