using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;
using TraceFeed.Changes;
using Product = TraceFeed.Functions.FunctionApp;

namespace TraceFeed.Storage.Tests.App;

[Collection(SampleSiteTests.Name)]
public sealed partial class DescriptionTests(SampleSite site)
{
    private static readonly JsonElement Description = OpenApi.Answer(new ApiRequest("/openapi.json", [], null)) is var answer ? JsonDocument.Parse(answer.Content).RootElement : default;

    public static TheoryData<string> Paths => [.. Description.GetProperty("paths").EnumerateObject().Select(path => path.Name)];

    [Fact]
    public void Every_route_is_described_and_nothing_else()
    {
        var routes = typeof(Product).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()?.Route).OfType<string>()
            .Select(route => route.StartsWith("{home", StringComparison.Ordinal) ? "/" : "/" + Constraint().Replace(route, "{$1}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), Paths.Select(path => path.Data).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_examples_of_a_route_are_answered_as_described(string path)
    {
        var operation = Description.GetProperty("paths").GetProperty(path).GetProperty("get");
        var address = path;
        var query = new List<string>();
        foreach (var parameter in Parameters(operation).Where(parameter => parameter.TryGetProperty("example", out _)))
        {
            var (name, example) = (parameter.GetProperty("name").GetString(), parameter.GetProperty("example"));
            var values = (example.ValueKind == JsonValueKind.Array ? example.EnumerateArray() : (IEnumerable<JsonElement>)[example]).Select(value => Uri.EscapeDataString(value.ToString()));
            if (parameter.GetProperty("in").GetString() == "path")
            {
                address = address.Replace($"{{{name}}}", values.Single(), StringComparison.Ordinal);
            }
            else
            {
                query.AddRange(values.Select(value => $"{name}={value}"));
            }
        }

        using var response = await site.Http.GetAsync(query.Count == 0 ? address : $"{address}?{string.Join('&', query)}");
        Assert.True((int)response.StatusCode == 200, $"{address} answers {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        Assert.Contains(response.Content.Headers.ContentType!.MediaType, operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(content => content.Name));
    }

    [Fact]
    public void Limits_and_kinds_are_those_of_the_code()
    {
        var limit = Description.GetProperty("components").GetProperty("parameters").GetProperty("limit").GetProperty("schema");
        Assert.Equal((ApiLimits.MostLimit, ApiLimits.Limit), (limit.GetProperty("maximum").GetInt32(), limit.GetProperty("default").GetInt32()));
        var source = Description.GetProperty("components").GetProperty("parameters").GetProperty("source").GetProperty("schema");
        Assert.Equal((ApiLimits.FilterValues, ApiLimits.FilterCharacters), (source.GetProperty("maxItems").GetInt32(), source.GetProperty("items").GetProperty("maxLength").GetInt32()));
        Assert.Equal(ApiLimits.PageChanges, Schema("LogPage").GetProperty("properties").GetProperty("changes").GetProperty("maxItems").GetInt32());
        Assert.Equal(ChangeKind.All.Order(StringComparer.Ordinal), Schema("Kind").GetProperty("enum").EnumerateArray().Select(kind => kind.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(Origin.All, Schema("Origin").GetProperty("enum").EnumerateArray().Select(origin => origin.GetString()!));
        Assert.Equal([Severity.Ordinary, Severity.Notable, Severity.Major], Schema("Severity").GetProperty("enum").EnumerateArray().Select(severity => severity.GetString()));
    }

    private static JsonElement Schema(string name) => Description.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static IEnumerable<JsonElement> Parameters(JsonElement operation) => !operation.TryGetProperty("parameters", out var all) ? [] : all.EnumerateArray()
        .Select(parameter => parameter.TryGetProperty("$ref", out var name) ? Description.GetProperty("components").GetProperty("parameters").GetProperty(name.GetString()!.Split('/')[^1]) : parameter);

    [GeneratedRegex(@"\{\*?([a-zA-Z0-9]+)(:[a-z]+)?\}")]
    private static partial Regex Constraint();
}
