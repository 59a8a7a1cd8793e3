using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class DatedAddressesTests
{
    private static readonly string[] Hosts = ["example.org"];
    private static readonly DateOnly From = new(2020, 7, 18);

    [Fact]
    public void At_first_every_date_from_the_first_to_today_is_due()
    {
        Assert.Equal(["2020-07-18", "2020-07-25", "2020-08-01"], Due(Weekly, through: null, today: "2020-08-07"));
        Assert.Empty(Due(Weekly, through: null, today: "2020-07-17"));
    }

    [Fact]
    public void Many_dates_are_asked_in_several_looks()
    {
        var daily = Weekly with { EveryDays = 1 };
        var due = Due(daily, through: null, today: "2020-12-31");
        Assert.Equal(DatedAddresses.MostAsked, due.Count);
        Assert.Equal("2020-08-18", Due(daily, due[^1], "2020-12-31")[0]);
    }

    [Fact]
    public void Afterwards_only_new_dates_are_due_and_missed_ones_of_the_last_fortnight()
    {
        Assert.Equal(["2020-08-29"], Due(Weekly, "2020-08-22", "2020-08-29", "2020-08-15", "2020-08-22"));
        Assert.Equal(["2020-08-15", "2020-08-29"], Due(Weekly, "2020-08-22", "2020-08-29", "2020-08-22"));
        Assert.Equal(["2020-08-22", "2020-08-29"], Due(Weekly, "2020-08-22", "2020-08-30"));
    }

    [Fact]
    public void After_the_last_date_nothing_is_due_however_long_ago_it_was()
    {
        var ended = Weekly with { Until = new DateOnly(2020, 9, 12) };
        Assert.Equal("2020-09-12", Due(ended, "2020-07-25", "2022-01-01")[^1]);
        Assert.Empty(Due(ended, "2020-09-12", "2022-01-01"));
        Assert.Equal(["2020-09-12"], Due(ended, "2020-09-12", "2020-09-20", "2020-09-05"));
    }

    [Fact]
    public void A_date_that_is_the_last_day_of_the_figures_is_due_on_the_day_of_its_publication()
    {
        var delayed = Weekly with { PublishedAfterDays = 6 };
        Assert.Empty(Due(delayed, through: null, today: "2020-07-23"));
        Assert.Equal(["2020-07-18"], Due(delayed, through: null, today: "2020-07-24"));
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_no_publication_and_holds_up_no_later_one()
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Request.Path.Value!.Contains("07-25", StringComparison.Ordinal)
            ? Status(context, HttpStatusCode.Gone)
            : context.Response.WriteAsync("x"));
        using var client = site.Client();

        var look = await (Weekly with { PublishedAfterDays = 6 }).LookAsync(client, Hosts, null, new HashSet<Uri>(), At("2020-08-07"), CancellationToken.None);

        Assert.Equal([new DateOnly(2020, 7, 24), new DateOnly(2020, 8, 7)], look.Publications.Select(found => found.Published));
        Assert.Equal(["/2020-07-18.csv", "/2020-08-01.csv"], look.Publications.Select(found => found.Id));
        Assert.Equal("2020-08-01.csv", look.Publications[1].Files[0].Filename);
        Assert.Equal((new DateOnly(2020, 8, 1), null), (look.Through, look.Problem));
    }

    [Fact]
    public async Task Another_failure_ends_the_look_there_and_keeps_what_was_found()
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Request.Path.Value!.Contains("07-25", StringComparison.Ordinal)
            ? Status(context, HttpStatusCode.Forbidden)
            : context.Response.WriteAsync("x"));
        using var client = site.Client();

        var look = await Weekly.LookAsync(client, Hosts, null, new HashSet<Uri>(), At("2020-08-07"), CancellationToken.None);

        Assert.Equal("/2020-07-18.csv", Assert.Single(look.Publications).Id);
        Assert.Equal(From, look.Through);
        Assert.Contains("403", look.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(2, site.Requests.Count);
    }

    private static readonly DatedAddresses Weekly = new()
    {
        Address = Url,
        From = From,
        EveryDays = 7,
        Title = "T",
        Page = new Uri("https://example.org/"),
    };

    private static Uri Url(DateOnly date) => new(string.Create(CultureInfo.InvariantCulture, $"https://example.org/{date:yyyy-MM-dd}.csv"));

    private static IReadOnlyList<string> Due(DatedAddresses addresses, string? through, string today, params string[] known) =>
        [.. addresses.Due(through is null ? null : Day(through), known.Select(date => Url(Day(date))).ToHashSet(), Day(today)).Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string day) => new(Day(day), new TimeOnly(10, 0), TimeSpan.Zero);

    private static Task Status(HttpContext context, HttpStatusCode status)
    {
        context.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    }
}
