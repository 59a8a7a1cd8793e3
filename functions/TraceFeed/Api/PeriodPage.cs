using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>Where an answer about a series goes on: behind a period, as its first and last day.</summary>
internal static class PeriodPage
{
    /// <summary>The blocks behind the period that a request names, of those of one table in their order.</summary>
    /// <exception cref="ProblemException">The table has no such period.</exception>
    public static IReadOnlyList<BlockKey> Behind(ApiRequest request, IReadOnlyList<BlockKey> blocks)
    {
        if (request.One(Page.After) is not { } after)
        {
            return blocks;
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Period.ToString() == after)
            {
                return [.. blocks.Skip(i + 1)];
            }
        }

        throw new ProblemException(Problem.BadRequest(Page.After, "The series' table has no such period; take it from the link to the next answer.", ["a period such as 2020-08-20/2020-08-26"]));
    }
}
