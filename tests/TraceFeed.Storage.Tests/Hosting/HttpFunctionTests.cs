using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using TraceFeed.Storage.Tests.Hosting.Functions;

namespace TraceFeed.Storage.Tests.Hosting;

public sealed class HttpFunctionTests
{
    private static Task<FunctionApp> StartAsync(params (string, string)[] settings) =>
        FunctionApp.StartAsync([typeof(RouteFunctions)], state: null, settings);

    [Theory]
    [InlineData("/items/abc/7?q=1", "abc 7?q=1")]
    [InlineData("/items/abc", "abc 1")]
    [InlineData("/", "home")]
    [InlineData("/unrouted", "GET")]
    public async Task A_route_leads_to_its_function_and_gives_it_the_values_by_name(string path, string expected)
    {
        await using var app = await StartAsync();
        Assert.Equal(expected, await app.Http.GetStringAsync(path));
    }

    [Fact]
    public async Task Of_two_functions_the_first_by_name_answers_not_the_more_specific()
    {
        await using var app = await StartAsync();
        Assert.Equal("lkA", await app.Http.GetStringAsync("/lit/fixed"));
    }

    [Theory]
    [InlineData("POST", "/items/abc", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/items/abc", HttpStatusCode.NotFound)]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/", HttpStatusCode.OK)]
    [InlineData("PATCH", "/unrouted", HttpStatusCode.OK)]
    [InlineData("GET", "/refuses", HttpStatusCode.MethodNotAllowed)]
    public async Task A_wrong_method_is_not_found(string method, string path, HttpStatusCode expected)
    {
        await using var app = await StartAsync();
        using var response = await app.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(response.Content.Headers.Allow);
    }

    [Fact]
    public async Task An_unhandled_exception_is_500_with_an_empty_body_and_no_header_of_the_function()
    {
        await using var app = await StartAsync();
        using var response = await app.Http.GetAsync("/throws");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task A_setting_replaces_the_route_prefix_of_host_json()
    {
        await using var app = await StartAsync(("AzureFunctionsJobHost:extensions:http:routePrefix", "v1"));
        Assert.Equal("abc 1", await app.Http.GetStringAsync("/v1/items/abc"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/items/abc")).StatusCode);
    }

    [Theory]
    [InlineData("AzureWebJobs.Item.Disabled")]
    [InlineData("AzureWebJobs:Item:Disabled")]
    public async Task A_function_that_is_disabled_has_no_route(string setting)
    {
        await using var app = await StartAsync((setting, "true"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/items/abc")).StatusCode);
        Assert.Equal("home", await app.Http.GetStringAsync("/"));
    }

    [Fact]
    public async Task Each_invocation_has_a_context_a_scope_and_an_instance_of_its_own_that_is_disposed()
    {
        // Without a listener Kestrel starts no activity that could leak into the function.
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        var runs = new Runs<ContextFunctions>();
        var builder = FunctionApp.Builder([typeof(ContextFunctions)], runs).ConfigureFunctionsWebApplication();
        builder.Services.AddScoped<ScopedThing>();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper);
        var host = builder.Build();
        Assert.IsNotType<WebApplication>(host);
        await host.StartAsync();
        await using var app = new FunctionApp(host);

        const string Expected =
            """{"NAME":"Context","HAS_ID":true,"HAS_RETRY":false,"HAS_ACTIVITY":false,"SAME_REQUEST":true,"SAME_SCOPE":true,"CAN_BE_CANCELLED":true}""";
        Assert.Equal(Expected, await app.Http.GetStringAsync("/context"));
        Assert.Equal("Context", (await app.Http.GetFromJsonAsync<JsonElement>("/context")).GetProperty("NAME").GetString());
        var first = await runs.NextAsync();
        var second = await runs.NextAsync();
        Assert.NotSame(first, second);
        Assert.True(first.Disposed);
    }
}
