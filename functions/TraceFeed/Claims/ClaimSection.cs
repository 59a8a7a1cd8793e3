using TraceFeed.Feeds;

namespace TraceFeed.Claims;

/// <summary>A part of what is told of the claims, in whatever format.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it says; its first paragraph is what a hurried reader needs.</param>
internal sealed record ClaimSection(string Id, string Title, IReadOnlyList<ContentBlock> Blocks);
