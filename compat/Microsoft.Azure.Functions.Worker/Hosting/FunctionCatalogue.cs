using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Finds the functions and refuses what the real host or its build would refuse.</summary>
internal static class FunctionCatalogue
{
    private const BindingFlags PublicMethods =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <returns>The functions in the order the real host matches their routes: by name, whatever the case.</returns>
    /// <exception cref="InvalidOperationException">The first function that cannot stand.</exception>
    public static IReadOnlyList<Function> Find(IEnumerable<Type> classes, bool aspNetCore)
    {
        var functions = (
            from type in classes
            where type is { IsClass: true, IsVisible: true } and ({ IsAbstract: false } or { IsSealed: true })
            from method in type.GetMethods(PublicMethods)
            let attribute = method.GetCustomAttribute<FunctionAttribute>()
            where attribute is not null
            select Read(attribute.Name, method))
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();

        foreach (var (first, second) in functions.Zip(functions.Skip(1)))
        {
            if (string.Equals(first.Name, second.Name, StringComparison.OrdinalIgnoreCase))
                throw Refuse(second.Name, "another function has the same name; case does not tell them apart");
        }

        var http = functions.Find(function => function.Trigger is HttpTriggerAttribute);
        return http is not null && !aspNetCore
            ? throw Refuse(http.Name, "an HTTP function needs ConfigureFunctionsWebApplication()")
            : functions;
    }

    private static Function Read(string name, MethodInfo method)
    {
        var triggers = method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>())
            .OfType<TriggerBindingAttribute>()
            .ToList();
        if (triggers.Count != 1)
            throw Refuse(name, $"it has {triggers.Count} triggers, not one");

        var trigger = triggers[0];
        var retry = method.GetCustomAttribute<RetryAttribute>();
        if (retry is not null && trigger is not TimerTriggerAttribute)
            throw Refuse(name, "a retry attribute is for timers only");
        RefuseReturnType(name, method, trigger);

        var arguments = method.GetParameters().Select(parameter =>
            FunctionArguments.For(parameter, trigger, name)
            ?? throw Refuse(name, $"nothing gives a value to its parameter '{parameter.ParameterType.Name} {parameter.Name}'"));
        return new Function(name, method, trigger, retry, [.. arguments]);
    }

    private static void RefuseReturnType(string name, MethodInfo method, TriggerBindingAttribute trigger)
    {
        var type = method.ReturnType;
        if (trigger is HttpTriggerAttribute)
        {
            var result = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)
                ? type.GetGenericArguments()[0]
                : type;
            if (!result.IsAssignableTo(typeof(IResult)))
                throw Refuse(name, "an HTTP function returns IResult or Task<IResult>; of anything else nothing would be sent");
        }
        else if (type != typeof(void) && type != typeof(Task))
        {
            throw Refuse(name, "a timer or queue function returns Task or nothing");
        }
    }

    private static InvalidOperationException Refuse(string function, string reason) =>
        new($"The function '{function}' cannot run: {reason}.");
}
