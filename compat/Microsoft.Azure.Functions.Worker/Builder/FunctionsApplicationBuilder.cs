using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>
/// Composes a function app. A private <see cref="WebApplicationBuilder"/> without any default stands behind it;
/// what <see cref="Build"/> gives is an <see cref="IHost"/> only, because the real one has no ASP.NET pipeline.
/// </summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    /// <summary>
    /// Stand-in only: an <c>IEnumerable&lt;Type&gt;</c> under this key of <see cref="Properties"/> names the classes
    /// to look for functions in, instead of all public classes of the assembly that called CreateBuilder.
    /// </summary>
    internal const string FunctionClasses = "FunctionClasses";

    private readonly WebApplicationBuilder _inner;
    private readonly Assembly _application;
    private readonly HostJson _host;

    internal FunctionsApplicationBuilder(string[] args, Assembly application)
    {
        _application = application;
        var root = AppDefaults.ScriptRoot(args);
        _inner = AppDefaults.CreateBuilder(args, application, root);
        _host = new HostJson(root, Configuration);
        Logging.AddConfiguration(_host.Logging);
    }

    internal bool AspNetCore { get; set; }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_inner).Properties;

    public ConfigurationManager Configuration => _inner.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => _inner.Configuration;

    public IHostEnvironment Environment => _inner.Environment;

    public ILoggingBuilder Logging => _inner.Logging;

    public IMetricsBuilder Metrics => _inner.Metrics;

    public IServiceCollection Services => _inner.Services;

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_inner).ConfigureContainer(factory, configure);

    /// <exception cref="InvalidOperationException">A function that the real host or its build would refuse.</exception>
    public IHost Build()
    {
        var classes = Properties.TryGetValue(FunctionClasses, out var value)
            ? (IEnumerable<Type>)value
            : _application.GetExportedTypes();
        return FunctionsHost.Build(_inner, _host, classes, AspNetCore);
    }
}
