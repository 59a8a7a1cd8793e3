using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>Where an answer about a series goes on: behind a period, as its first and last day.</summary>
internal static class PeriodPage
{
    /// <summary>What stands behind the period that a request names, of a series' or its table's periods in their order.</summary>
    /// <exception cref="ProblemException">There is no such period.</exception>
    public static IReadOnlyList<T> Behind<T>(ApiRequest request, IReadOnlyList<T> all, Func<T, Period> period)
    {
        if (request.One(Page.After) is not { } after)
        {
            return all;
        }

        for (var i = 0; i < all.Count; i++)
        {
            if (period(all[i]).ToString() == after)
            {
                return [.. all.Skip(i + 1)];
            }
        }

        throw new ProblemException(Problem.BadRequest(Page.After, "The series' table has no such period; take it from the link to the next answer.", ["a period such as 2020-08-20/2020-08-26"]));
    }
}
