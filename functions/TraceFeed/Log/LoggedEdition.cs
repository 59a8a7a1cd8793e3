namespace TraceFeed.Log;

/// <summary>A file of a logged publication.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Url">Where it was found; null for a file given by hand.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="Cells">SHA-256 of its cell index; empty for a file that said nothing new or was rejected.</param>
/// <param name="Definition">The version of the definition that read it; empty for a file that was rejected.</param>
/// <param name="Content">The hash of what it states (see <see cref="Observations.Reading.ContentHash"/>); empty for a file that was rejected.</param>
/// <param name="OwnPublished">The publication date that the file itself tells; null when it tells none.</param>
/// <param name="OwnEnd">The last day that the file itself dates; null when it dates none.</param>
public sealed record LoggedEdition(string Name, string? Url, string Sha256, string Cells, string Definition, string Content, DateOnly? OwnPublished, DateOnly? OwnEnd);
