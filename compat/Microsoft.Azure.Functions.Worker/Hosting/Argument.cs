namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The value of one parameter, from the invocation and what triggered it.</summary>
internal delegate object? Argument(Invocation invocation, object trigger);
