using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>One run of a function.</summary>
internal sealed class Invocation(Function function, IServiceProvider services, CancellationToken cancellationToken)
    : FunctionContext
{
    public const string HttpContextKey = "HttpRequestContext";

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public Function Function { get; } = function;

    public override FunctionDefinition FunctionDefinition => Function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override RetryContext RetryContext => Retry!;

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    public Retry? Retry { get; init; }

    public HttpContext HttpContext
    {
        init => Items[HttpContextKey] = value;
    }
}
