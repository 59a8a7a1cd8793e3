using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions;

public sealed class ContextFunctions(Runs<ContextFunctions> runs, ScopedThing thing) : IDisposable
{
    public bool Disposed { get; private set; }

    [Function("Context")]
    public IResult Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        runs.Tell(this);
        return Results.Json(new
        {
            context.FunctionDefinition.Name,
            HasId = Guid.TryParse(context.InvocationId, out _),
            HasRetry = context.RetryContext is not null,
            HasActivity = Activity.Current is not null,
            SameRequest = context.GetHttpContext()?.Request == request,
            SameScope = context.InstanceServices.GetService(typeof(ScopedThing)) == thing,
            CanBeCancelled = cancellationToken.CanBeCanceled && cancellationToken == context.CancellationToken,
        });
    }

    public void Dispose() => Disposed = true;
}
