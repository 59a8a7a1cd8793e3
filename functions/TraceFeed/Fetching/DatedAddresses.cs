using System.Net;

namespace TraceFeed.Fetching;

/// <summary>Addresses with a date in them, one for each release: which of them to ask, and what those that answer mean.</summary>
public sealed record DatedAddresses
{
    /// <summary>Most addresses asked in one look.</summary>
    public const int MostAsked = 31;

    /// <summary>For how many days after a date's publication was due its address is asked again.</summary>
    public const int DaysAskedAgain = 14;

    /// <summary>The address of a date.</summary>
    public required Func<DateOnly, Uri> Address { get; init; }

    /// <summary>The first date.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last date that may have an address; null for none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Days from one date to the next, at least one.</summary>
    public required int EveryDays { get; init; }

    /// <summary>Days from a date to its publication.</summary>
    public int PublishedAfterDays { get; init; }

    /// <summary>What publications are called.</summary>
    public required string Title { get; init; }

    /// <summary>The page for people.</summary>
    public required Uri Page { get; init; }

    /// <summary>
    /// The dates to ask now, oldest first and at most <see cref="MostAsked"/>: those not asked yet and, among those that had no file,
    /// the ones of the last <see cref="DaysAskedAgain"/> days.
    /// </summary>
    /// <param name="through">The last date asked; null when none was.</param>
    /// <param name="known">Addresses that have answered.</param>
    /// <param name="today">Today; nothing is asked that would be published later.</param>
    public IReadOnlyList<DateOnly> Due(DateOnly? through, IReadOnlySet<Uri> known, DateOnly today)
    {
        var last = today.AddDays(-PublishedAfterDays);
        var again = last.AddDays(-DaysAskedAgain);
        last = Until < last ? Until.Value : last;

        // The first date that either rule can name, so that a source of many years is not counted through at each look.
        var first = through is { } asked && asked >= From ? Later(From, asked < again ? asked : again) : From;
        var steps = (first.DayNumber - From.DayNumber + EveryDays - 1) / EveryDays;
        var due = new List<DateOnly>();
        for (var date = From.AddDays(steps * EveryDays); date <= last && due.Count < MostAsked; date = date.AddDays(EveryDays))
        {
            if ((!(date <= through) || date >= again) && !known.Contains(Address(date)))
            {
                due.Add(date);
            }
        }

        return due;
    }

    /// <summary>
    /// Asks the dates that are due, one after the other. An address that is not there is no publication (yet); any other failure ends
    /// the look, since a later publication must not be taken in before an earlier one.
    /// </summary>
    /// <param name="client">Fetches.</param>
    /// <param name="allowedHosts">The source's hosts.</param>
    /// <param name="through">The last date asked; null when none was.</param>
    /// <param name="known">Addresses that have answered.</param>
    /// <param name="now">The time of the look.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<DatedLook> LookAsync(
        OriginalClient client, IReadOnlyList<string> allowedHosts, DateOnly? through, IReadOnlySet<Uri> known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<DiscoveredPublication>();
        foreach (var date in Due(through, known, LondonDay.Of(now)))
        {
            try
            {
                var fetched = await client.GetAsync(Address(date), allowedHosts, validators: null, cancellationToken).ConfigureAwait(false);
                found.Add(Publication(date, fetched, now));
            }
            catch (FetchException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                // Not published (yet), or not kept; it is asked again as long as it may only be late.
            }
            catch (FetchException e)
            {
                return new DatedLook(found, through, e);
            }

            through = through > date ? through : date;
        }

        return new DatedLook(found, through, null);
    }

    private DiscoveredPublication Publication(DateOnly date, Fetched fetched, DateTimeOffset now)
    {
        var address = Address(date);
        return new DiscoveredPublication
        {
            Id = address.PathAndQuery,
            Title = Title,
            Page = Page,
            Published = date.AddDays(PublishedAfterDays),
            UpdatedAt = fetched.ModifiedBy(now) ?? now,
            Notes = [],
            Files = [new DiscoveredFile(address, Title, HtmlLinks.Filename(address), fetched.ContentType, fetched.Content.Length)],
        };
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
