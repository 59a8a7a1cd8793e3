using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The routes of the HTTP functions, matched as the real host does: first by name, 404 for a wrong method.</summary>
internal static class HttpRoutes
{
    public static string Template(HttpTriggerAttribute trigger, string function) =>
        string.IsNullOrEmpty(trigger.Route) ? function : trigger.Route;

    /// <remarks>Takes all functions, in the order of their names.</remarks>
    public static void Map(WebApplication app, IReadOnlyList<Function> functions, string routePrefix)
    {
        var invoker = app.Services.GetRequiredService<FunctionInvoker>();
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        app.UseRouting();
        app.Use((context, next) =>
        {
            // Routing would answer 405 by an endpoint of its own, which is no function's.
            if (context.GetEndpoint()?.Metadata.GetMetadata<Function>() is not null)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseEndpoints(endpoints =>
        {
            for (var i = 0; i < functions.Count; i++)
            {
                if (functions[i].Trigger is HttpTriggerAttribute trigger)
                    Map(endpoints, functions[i], trigger, routePrefix, invoker, stopping).WithOrder(i);
            }
        });
    }

    private static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder endpoints, Function function, HttpTriggerAttribute trigger, string routePrefix,
        FunctionInvoker invoker, CancellationToken stopping)
    {
        var template = Template(trigger, function.Name).TrimStart('/');
        if (routePrefix.Length == 0 && template.Split('/')[0].Equals("admin", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"The function '{function.Name}' cannot run: routes under admin/ are the host's.");

        var pattern = $"{routePrefix.Trim('/')}/{template}";
        Task Answer(HttpContext http) => invoker.AnswerAsync(function, http, stopping);
        var endpoint = trigger.Methods is { Length: > 0 } methods
            ? endpoints.MapMethods(pattern, methods.Select(method => method.ToUpperInvariant()), Answer)
            : endpoints.Map(pattern, Answer);
        return endpoint.WithMetadata(function).WithDisplayName(function.Name);
    }
}
