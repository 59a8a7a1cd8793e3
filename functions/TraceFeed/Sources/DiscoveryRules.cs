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
    public static void Check(SourceDefinition source, Requirements require)
    {
        var discovery = source.Discovery;
        object?[] ways = [discovery.GovUk, discovery.Fixed, discovery.Dated, discovery.Api];
        require.That(ways.Count(way => way is not null) == 1, "needs exactly one of 'govUk', 'fixed', 'dated' and 'api'");
        require.That(discovery.Hosts.Count > 0, "names no host in 'hosts'; name those that may be fetched from");
        if (discovery.GovUk is { } collection)
        {
            Address(source, "govUk.collection", collection.Collection, require);
            require.Pattern("discovery.govUk.publications", collection.Publications);
            require.Pattern("discovery.govUk.attachments", collection.Attachments);
            require.Pattern("discovery.govUk.notAttachments", collection.NotAttachments);
        }

        if (discovery.Fixed is { } place)
        {
            Address(source, "fixed.url", place.Url, require);
            require.That(place.Id is null || (place.Id.Length > 0 && !place.Id.Any(c => char.IsWhiteSpace(c) || c == '@')), $"'fixed.id' is '{place.Id}'; give a name without blanks and @, or leave it out");
        }

        if (discovery.Dated is { } dated)
        {
            Check(source, dated, require);
        }

        if (discovery.Api is { } api)
        {
            Check(source, api, require);
        }

        require.That(source.Retired is null || !string.IsNullOrWhiteSpace(source.Retired.Why), "'retired' does not say why");
    }

    private static void Check(SourceDefinition source, DatedDefinition dated, Requirements require)
    {
        require.That(dated.EveryDays is >= 1 and <= MostDays, $"'dated.everyDays' is {dated.EveryDays}; expected 1 to {MostDays}");
        require.That(dated.PublishedAfterDays is >= 0 and <= MostDays, $"'dated.publishedAfterDays' is {dated.PublishedAfterDays}; expected 0 to {MostDays}");
        require.That(dated.Until is null || dated.From <= dated.Until, $"'dated.until' is before 'dated.from'");
        require.That(dated.From.Year is >= 1900 and < 2200, $"'dated.from' is in the year {dated.From.Year}");
        var addresses = new HashSet<Uri>();
        try
        {
            for (var (date, i) = (dated.From, 0); i < DatesTried && !(date > dated.Until); i++, date = date.AddDays(dated.EveryDays))
            {
                var address = dated.Address(date);
                Address(source, "dated.url", address, require);
                require.That(addresses.Add(address), $"'dated.url' has the address {address} for more than one date; write the whole date");
            }
        }
        catch (FormatException error)
        {
            throw new DefinitionException($"Source '{source.Id}': 'dated.url' is not usable: {error.Message}.", error);
        }
    }

    private static void Check(SourceDefinition source, ApiDefinition api, Requirements require)
    {
        require.That(api.PageSize is >= 1 and <= MostResults, $"'api.pageSize' is {api.PageSize}; expected 1 to {MostResults}");
        require.That(api.Endpoints.Count > 0, "'api.endpoints' is empty");
        require.That(api.Endpoints.Distinct().Count() == api.Endpoints.Count, "'api.endpoints' names an address twice");
        foreach (var endpoint in api.Endpoints)
        {
            Address(source, "api.endpoints", endpoint, require);
            require.That(!endpoint.Query.Contains("page", StringComparison.OrdinalIgnoreCase), $"'api.endpoints' has a page in {endpoint}; the pages are asked for one after the other");
        }
    }

    private static void Address(SourceDefinition source, string member, Uri address, Requirements require)
    {
        require.That(address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps, $"'{member}' is {address}; expected an https address");
        require.That(address.Fragment.Length == 0, $"'{member}' is {address}; remove what follows #, which no server sees");
        require.That(source.Discovery.Hosts.Contains(address.IdnHost, StringComparer.Ordinal), $"'{member}' is on {address.IdnHost}, which is not in 'hosts'; add it there");
    }
}
