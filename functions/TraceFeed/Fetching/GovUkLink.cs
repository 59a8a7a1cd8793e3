namespace TraceFeed.Fetching;

/// <summary>A document as its collection lists it.</summary>
/// <param name="BasePath">Its path on www.gov.uk, from the slash.</param>
/// <param name="Title">Its title, empty when the collection gives none.</param>
/// <param name="UpdatedAt">Its <c>public_updated_at</c>, null when the collection gives none.</param>
public sealed record GovUkLink(string BasePath, string Title, DateTimeOffset? UpdatedAt);
