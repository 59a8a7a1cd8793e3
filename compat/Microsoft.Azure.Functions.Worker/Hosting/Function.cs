using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>A method with [Function], its trigger and what its parameters take.</summary>
internal sealed class Function(
    string name, MethodInfo method, TriggerBindingAttribute trigger, RetryAttribute? retry, IReadOnlyList<Argument> arguments)
    : FunctionDefinition
{
    public override string Name { get; } = name;

    public MethodInfo Method { get; } = method;

    public TriggerBindingAttribute Trigger { get; } = trigger;

    public RetryAttribute? Retry { get; } = retry;

    public IReadOnlyList<Argument> Arguments { get; } = arguments;
}
