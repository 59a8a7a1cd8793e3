using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Decides at start-up what each parameter takes, so that none is found to have no value later.</summary>
internal static class FunctionArguments
{
    public static Argument? For(ParameterInfo parameter, TriggerBindingAttribute trigger, string function)
    {
        if (parameter.IsDefined(typeof(TriggerBindingAttribute)))
            return ForTrigger(parameter.ParameterType, trigger);
        if (parameter.ParameterType == typeof(FunctionContext))
            return (invocation, _) => invocation;
        if (parameter.ParameterType == typeof(CancellationToken))
            return (invocation, _) => invocation.CancellationToken;
        if (trigger is not HttpTriggerAttribute http)
            return null;
        if (parameter.ParameterType == typeof(HttpRequest))
            return (_, request) => request;
        return RoutePatternFactory.Parse(HttpRoutes.Template(http, function)).GetParameter(parameter.Name!) is null
            ? null
            : (_, request) => RouteValue(parameter, (HttpRequest)request);
    }

    private static Argument? ForTrigger(Type type, TriggerBindingAttribute trigger) => trigger switch
    {
        TimerTriggerAttribute when type == typeof(TimerInfo) => (_, timer) => timer,
        HttpTriggerAttribute when type == typeof(HttpRequest) => (_, request) => request,
        QueueTriggerAttribute when type == typeof(QueueMessage) => (_, message) => message,
        QueueTriggerAttribute when type == typeof(string) => (_, message) => ((QueueMessage)message).Body.ToString(),
        _ => null,
    };

    private static object? RouteValue(ParameterInfo parameter, HttpRequest request)
    {
        var text = Convert.ToString(request.RouteValues[parameter.Name!], CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(text))
            return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return parameter.ParameterType == typeof(string)
            ? text
            : TypeDescriptor.GetConverter(parameter.ParameterType).ConvertFromInvariantString(text);
    }
}
