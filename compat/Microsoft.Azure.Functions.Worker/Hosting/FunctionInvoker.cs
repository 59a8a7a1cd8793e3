using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Makes the function's class from a scope of its own and calls the method.</summary>
internal sealed partial class FunctionInvoker(IServiceScopeFactory scopes, ILogger<FunctionInvoker> logger)
{
    private readonly ConcurrentDictionary<Type, ObjectFactory> _classes = new();

    /// <summary>Runs a timer or queue function in a new scope; an exception is logged and is false.</summary>
    public async Task<bool> TryInvokeAsync(
        Function function, object trigger, Retry? retry, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await InvokeAsync(new Invocation(function, scope.ServiceProvider, cancellationToken) { Retry = retry }, trigger);
        }
        catch (Exception exception)
        {
            LogFailed(exception, function.Name);
            return false;
        }

        LogSucceeded(function.Name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return true;
    }

    /// <summary>Runs an HTTP function and writes its result; an exception is logged and is a 500 with an empty body.</summary>
    public async Task AnswerAsync(Function function, HttpContext http, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var invocation = new Invocation(function, http.RequestServices, ending.Token) { HttpContext = http };
        try
        {
            if (await InvokeAsync(invocation, http.Request) is IResult result)
                await result.ExecuteAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception exception)
        {
            LogFailed(exception, function.Name);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task<object?> InvokeAsync(Invocation invocation, object trigger)
    {
        // The real worker has no current activity either; without this Kestrel's would leak into the function.
        Activity.Current = null;
        var method = invocation.Function.Method;
        var arguments = invocation.Function.Arguments.Select(argument => argument(invocation, trigger)).ToArray();
        var instance = method.IsStatic ? null : Create(method.ReflectedType!, invocation.InstanceServices);
        try
        {
            var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
            if (returned is not Task task)
                return returned;

            await task;
            return method.ReturnType.IsGenericType ? method.ReturnType.GetProperty("Result")!.GetValue(task) : null;
        }
        finally
        {
            if (instance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else if (instance is IDisposable disposable)
                disposable.Dispose();
        }
    }

    private object Create(Type type, IServiceProvider services) =>
        _classes.GetOrAdd(type, static type => ActivatorUtilities.CreateFactory(type, []))(services, []);

    [LoggerMessage(LogLevel.Debug, "Executed '{Function}' (Succeeded, Duration={Milliseconds}ms)")]
    private partial void LogSucceeded(string function, double milliseconds);

    [LoggerMessage(LogLevel.Error, "Executed '{Function}' (Failed)")]
    private partial void LogFailed(Exception exception, string function);
}
