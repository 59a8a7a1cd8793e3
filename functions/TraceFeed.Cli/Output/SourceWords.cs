using System.Globalization;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Output;

/// <summary>What a definition says of its source, in a maintainer's words.</summary>
internal static class SourceWords
{
    private const string ContentApi = "/api/content";

    /// <summary>How publications are found, in a few words.</summary>
    public static string Way(DiscoveryDefinition discovery) =>
        discovery.GovUk is not null ? "GOV.UK collection" : discovery.Fixed is not null ? "fixed address" : discovery.Dated is not null ? "dated addresses" : "API";

    /// <summary>Where publications are found.</summary>
    public static string Found(DiscoveryDefinition discovery) => discovery switch
    {
        { GovUk: { } govUk } => $"{Way(discovery)} {govUk.Collection.Host}{govUk.Collection.AbsolutePath.Replace(ContentApi, "", StringComparison.Ordinal)}",
        { Fixed: { } place } => $"{Way(discovery)} {place.Url}",
        { Dated: { } dated } => $"{Way(discovery)} {dated.Url}, {Every(dated.EveryDays, "day")} from {Period.Iso(dated.From)}{(dated.Until is null ? "" : $" to {Period.Iso(dated.Until)}")}",
        _ => $"{Way(discovery)} of {discovery.Api!.Endpoints[0].Host}, {Count(discovery.Api.Endpoints.Count, "address", "addresses")}",
    };

    /// <summary>How often it is published, and how often it is looked at.</summary>
    public static string Schedule(SourceDefinition source) =>
        $"published {Every(source.CadenceDays, "day")}{(source.Retired is null ? $"; looked at {Every(source.LookEveryMinutes, "minute")}" : "; not looked at")}";

    /// <summary>When its publications are expected: <c>Thursday 11:00 Europe/London, from 2020-06-11, 24 hours of grace</c>.</summary>
    public static string Expected(CalendarDefinition calendar) =>
        $"{(calendar.Days.Count == 7 ? "every day" : string.Join(", ", calendar.Days))} {calendar.At.ToString("HH:mm", CultureInfo.InvariantCulture)} {calendar.Zone}, from {Period.Iso(calendar.From)}{(calendar.Until is null ? "" : $" to {Period.Iso(calendar.Until)}")}, {Count(calendar.GraceHours, "hour", "hours")} of grace";

    /// <summary>A moment at which something is due, as the publisher's clocks show it: <c>2020-09-10 11:00 +01:00</c>.</summary>
    public static string Due(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun.</summary>
    public static string Count(int count, string one, string many) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";

    private static string Every(int count, string noun) => count == 1 ? $"every {noun}" : $"every {count.ToString(CultureInfo.InvariantCulture)} {noun}s";
}
