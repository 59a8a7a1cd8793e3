using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace TraceFeed.Tests.Compat;

/// <summary>What the stand-in in compat/ lets others see.</summary>
internal static class StandIn
{
    private static readonly Assembly Stand = typeof(FunctionsApplication).Assembly;

    /// <summary>Skips the test where the official packages are at work; there the builder and the triggers are not in one assembly.</summary>
    public static void Require() =>
        Assert.SkipUnless(typeof(FunctionsApplication).Assembly == typeof(HttpTriggerAttribute).Assembly, "This was built with the official packages; there is no stand-in to look at.");

    /// <summary>Every visible type in the order of namespaces and names, each with its own visible members.</summary>
    public static IEnumerable<(Type Type, IReadOnlyList<MemberInfo> Members)> Types =>
        from type in Stand.GetExportedTypes()
        orderby type.Namespace, type.FullName
        select (type, (IReadOnlyList<MemberInfo>)[.. type.IsEnum ? [] : Members(type)]);

    /// <summary>Whether a member is there because of an interface of somebody else's, which has no line of its own in what is known of a type.</summary>
    public static bool IsOfInterface(MemberInfo member, string named) => member is MethodInfo method && method.DeclaringType!.GetInterfaces()
        .Where(one => one.Assembly != Stand && one.Name.StartsWith(named, StringComparison.Ordinal))
        .Any(one => method.DeclaringType.GetInterfaceMap(one).TargetMethods.Contains(method));

    // What overrides a member of another assembly's type is that type's.
    private static IEnumerable<MemberInfo> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => member switch
        {
            ConstructorInfo constructor => IsSeen(constructor) && !constructor.IsStatic,
            PropertyInfo property => property.GetMethod is { } get && IsSeen(get),
            MethodInfo method => IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && method.GetBaseDefinition().DeclaringType!.Assembly == Stand,
            FieldInfo field => field.IsPublic && !field.IsDefined(typeof(CompilerGeneratedAttribute)),
            _ => false,
        })
        .OrderBy(member => member is ConstructorInfo ? 0 : member is PropertyInfo ? 1 : 2).ThenBy(member => member.MetadataToken);

    private static bool IsSeen(MethodBase method) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);
}
