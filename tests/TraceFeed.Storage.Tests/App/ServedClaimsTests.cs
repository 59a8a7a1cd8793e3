using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace TraceFeed.Storage.Tests.App;

/// <summary>The claims as the site that the samples make serves them: of its tables two are there, and of 6 August only five figures.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class ServedClaimsTests(SampleSite site)
{
    private const string Path = "/claims";

    [Fact]
    public async Task A_figure_of_the_day_is_the_logs_where_the_log_has_it_and_leads_to_its_cell_and_its_item()
    {
        var row = (await ClaimAsync("a")).GetProperty("figures")[0];
        var (day, now) = (row.GetProperty("onTheDay"), row.GetProperty("now"));

        Assert.Equal(("2020-08-06", "72.4", true), (Text(day, "published"), Text(day, "value"), day.GetProperty("fits").GetBoolean()));
        Assert.Equal(("2020-10-29", "72.1", false), (Text(now, "published"), Text(now, "value"), now.GetProperty("fits").GetBoolean()));
        Assert.Equal(("13836", "19190"), (Text(now.GetProperty("of")[0], "value"), Text(now.GetProperty("over")[0], "value")));

        foreach (var figure in new[] { day, now, now.GetProperty("of")[0] })
        {
            var cell = await site.Http.GetFromJsonAsync<JsonElement>(Text(figure.GetProperty("cell"), "url")![SampleSite.PublicBaseUrl.Length..]);
            Assert.True(SameFigure.Is(Text(cell, "value")!, Text(figure, "value")!));
        }

        var change = (await site.Http.GetFromJsonAsync<JsonElement>($"/changes?after={day.GetProperty("set").GetProperty("seq").GetInt64() - 1}&limit=1")).GetProperty("changes")[0];
        Assert.Equal((Text(day.GetProperty("set"), "id"), "72.4"), (Text(change, "id"), Text(change.GetProperty("new"), "value")));
        var item = day.GetProperty("item");
        Assert.True(item.GetProperty("shown").GetBoolean());
        Assert.Contains("72.4%", await site.Http.GetStringAsync(Text(item, "url")![SampleSite.PublicBaseUrl.Length..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_log_does_not_hold_is_said_to_be_missing()
    {
        var gave = (await ClaimAsync("b")).GetProperty("figures")[1];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null), (gave.GetProperty("onTheDay").ValueKind, gave.GetProperty("next").ValueKind, gave.GetProperty("now").ValueKind));
        Assert.Contains("<td>not in this log</td>", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_of_what_no_official_statistic_is_of_has_no_official_figure()
    {
        var unofficial = (await ClaimAsync("g")).GetProperty("unofficial");
        Assert.Equal(4, unofficial.GetArrayLength());
        Assert.All(unofficial.EnumerateArray(), figure => Assert.Equal(JsonValueKind.Null, figure.GetProperty("official").ValueKind));
    }

    [Fact]
    public async Task The_page_says_the_verdict_before_any_figure_and_the_home_page_leads_to_it()
    {
        var page = await PageAsync();
        Assert.InRange(page.IndexOf("<strong>Confirmed as published, revised since</strong>", StringComparison.Ordinal), 0, page.IndexOf("13,833", StringComparison.Ordinal));
        Assert.Contains($"href=\"{SampleSite.PublicBaseUrl}{Path}\"", await site.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_has_it_gets_304_and_each_form_has_a_tag_of_its_own()
    {
        var tags = new HashSet<string>();
        foreach (var accept in new[] { "application/json", "text/html" })
        {
            using var first = await SendAsync(accept);
            using var again = await SendAsync(accept, first.Headers.ETag!.ToString());
            Assert.Equal((HttpStatusCode.OK, accept, HttpStatusCode.NotModified), (first.StatusCode, first.Content.Headers.ContentType!.MediaType, again.StatusCode));
            Assert.Contains("Accept", first.Headers.Vary);
            tags.Add(first.Headers.ETag.Tag);
        }

        Assert.Equal(2, tags.Count);
    }

    private static string? Text(JsonElement of, string member) => of.GetProperty(member).GetString();

    private async Task<JsonElement> ClaimAsync(string id) =>
        (await site.Http.GetFromJsonAsync<JsonElement>(Path)).GetProperty("claims").EnumerateArray().Single(claim => Text(claim, "id") == id);

    private Task<string> PageAsync() => site.Http.GetStringAsync(Path + "?format=html");

    private async Task<HttpResponseMessage> SendAsync(string accept, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Add("Accept", accept);
        if (tag is not null)
        {
            request.Headers.Add("If-None-Match", tag);
        }

        return await site.Http.SendAsync(request);
    }
}
