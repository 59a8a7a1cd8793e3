namespace TraceFeed.Sources;

/// <summary>A JSON API that answers in pages, <c>{count, next, previous, results: […]}</c>; all its pages together are one original.</summary>
public sealed record ApiDefinition
{
    /// <summary>The addresses to ask, in order, without a page; publications are named after the first.</summary>
    public required IReadOnlyList<Uri> Endpoints { get; init; }

    /// <summary>How many results to ask of a page (the parameter <c>page_size</c>).</summary>
    public required int PageSize { get; init; }
}
