namespace TraceFeed.Sources;

/// <summary>An address for each release, which has the release's date in it.</summary>
public sealed record DatedDefinition
{
    /// <summary>The address with <c>{date:FORMAT}</c> in the date's place; see <see cref="DateTemplate"/>.</summary>
    public required string Url { get; init; }

    /// <summary>The first date.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last date that may have an address; null while the source goes on.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Days from one date to the next.</summary>
    public required int EveryDays { get; init; }

    /// <summary>Days from the date in the address to the publication: 0 where it is the day of publication, more where it is the last day of the figures.</summary>
    public int PublishedAfterDays { get; init; }

    /// <summary>The address of a date.</summary>
    /// <exception cref="FormatException">The address has a format that is not one of dates, or is no absolute URL.</exception>
    public Uri Address(DateOnly date) => DateTemplate.Parse(Url).Address(date);
}
