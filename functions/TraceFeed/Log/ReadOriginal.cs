using TraceFeed.Observations;

namespace TraceFeed.Log;

/// <summary>A file of a publication that is archived and read, ready to be committed.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Url">Where it was found; null for a file given by hand.</param>
/// <param name="Reading">What its definition makes of it.</param>
public sealed record ReadOriginal(string Name, Uri? Url, Reading Reading);
