namespace TraceFeed.Sources;

/// <summary>What a schema cannot say of where publications are found: that each address is one that may be fetched, and dates lead somewhere.</summary>
internal static class DiscoveryRules
{
    private const int MostDays = 366;
    private const int MostResults = 10_000;

    // Eight years of weekly dates, or a year and a half of daily ones: an address without its year comes again within them.
    private const int DatesTried = 500;

    /// <summary>Checks the discovery of a source, and its retirement.</summary>
    /// <exception cref="DefinitionException">A rule does not hold.</exception>
    public static void Check(SourceDefinition source)
    {
        var discovery = source.Discovery;
        object?[] ways = [discovery.GovUk, discovery.Fixed, discovery.Dated, discovery.Api];
        Require(ways.Count(way => way is not null) == 1, source, "needs exactly one of 'govUk', 'fixed', 'dated' and 'api'");
        Require(discovery.Hosts.Count > 0, source, "names no host in 'hosts'; name those that may be fetched from");
        if (discovery.GovUk is { } collection)
        {
            Address(source, "govUk.collection", collection.Collection);
            DefinitionRules.Pattern(source, "discovery.govUk.publications", collection.Publications);
            DefinitionRules.Pattern(source, "discovery.govUk.attachments", collection.Attachments);
            DefinitionRules.Pattern(source, "discovery.govUk.notAttachments", collection.NotAttachments);
        }

        if (discovery.Fixed is { } place)
        {
            Address(source, "fixed.url", place.Url);
            Require(place.Id is null || (place.Id.Length > 0 && !place.Id.Any(c => char.IsWhiteSpace(c) || c == '@')), source, $"'fixed.id' is '{place.Id}'; give a name without blanks and @, or leave it out");
        }

        if (discovery.Dated is { } dated)
        {
            Check(source, dated);
        }

        if (discovery.Api is { } api)
        {
            Check(source, api);
        }

        Require(source.Retired is null || !string.IsNullOrWhiteSpace(source.Retired.Why), source, "'retired' does not say why");
    }

    private static void Check(SourceDefinition source, DatedDefinition dated)
    {
        Require(dated.EveryDays is >= 1 and <= MostDays, source, $"'dated.everyDays' is {dated.EveryDays}; expected 1 to {MostDays}");
        Require(dated.PublishedAfterDays is >= 0 and <= MostDays, source, $"'dated.publishedAfterDays' is {dated.PublishedAfterDays}; expected 0 to {MostDays}");
        Require(dated.Until is null || dated.From <= dated.Until, source, $"'dated.until' is before 'dated.from'");
        Require(dated.From.Year is >= 1900 and < 2200, source, $"'dated.from' is in the year {dated.From.Year}");
        var addresses = new HashSet<Uri>();
        try
        {
            for (var (date, i) = (dated.From, 0); i < DatesTried && !(date > dated.Until); i++, date = date.AddDays(dated.EveryDays))
            {
                var address = dated.Address(date);
                Address(source, "dated.url", address);
                Require(addresses.Add(address), source, $"'dated.url' has the address {address} for more than one date; write the whole date");
            }
        }
        catch (FormatException error)
        {
            throw new DefinitionException($"Source '{source.Id}': 'dated.url' is not usable: {error.Message}.", error);
        }
    }

    private static void Check(SourceDefinition source, ApiDefinition api)
    {
        Require(api.PageSize is >= 1 and <= MostResults, source, $"'api.pageSize' is {api.PageSize}; expected 1 to {MostResults}");
        Require(api.Endpoints.Count > 0, source, "'api.endpoints' is empty");
        Require(api.Endpoints.Distinct().Count() == api.Endpoints.Count, source, "'api.endpoints' names an address twice");
        foreach (var endpoint in api.Endpoints)
        {
            Address(source, "api.endpoints", endpoint);
            Require(!endpoint.Query.Contains("page", StringComparison.OrdinalIgnoreCase), source, $"'api.endpoints' has a page in {endpoint}; the pages are asked for one after the other");
        }
    }

    private static void Address(SourceDefinition source, string member, Uri address)
    {
        Require(address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps, source, $"'{member}' is {address}; expected an https address");
        Require(address.Fragment.Length == 0, source, $"'{member}' is {address}; remove what follows #, which no server sees");
        Require(source.Discovery.Hosts.Contains(address.IdnHost, StringComparer.Ordinal), source, $"'{member}' is on {address.IdnHost}, which is not in 'hosts'; add it there");
    }

    private static void Require(bool holds, SourceDefinition source, string what) => DefinitionRules.Require(holds, source, what);
}
