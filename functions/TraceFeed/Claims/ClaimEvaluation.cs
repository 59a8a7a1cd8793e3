using TraceFeed.Sources;

namespace TraceFeed.Claims;

/// <summary>Claims and ladders held against figures of the log.</summary>
/// <param name="Book">The claims.</param>
/// <param name="Claims">The claims with their figures.</param>
/// <param name="Ladders">The ladders with theirs.</param>
public sealed record ClaimEvaluation(ClaimBook Book, IReadOnlyList<EvaluatedClaim> Claims, IReadOnlyList<EvaluatedLadder> Ladders)
{
    /// <summary>Every row.</summary>
    public IEnumerable<FigureRow> Rows => Claims.SelectMany(claim => claim.Rows).Concat(Ladders.SelectMany(ladder => ladder.Rows));

    /// <summary>Puts what was claimed, what pages report and what the log has side by side.</summary>
    /// <param name="book">The claims.</param>
    /// <param name="found">What the log has of each figure that they ask for, by its key.</param>
    /// <param name="catalog">The sources.</param>
    public static ClaimEvaluation Of(ClaimBook book, IReadOnlyDictionary<AskedFigure, PickedFigure> found, DefinitionCatalog catalog)
    {
        return new ClaimEvaluation(
            book,
            [.. book.Claims.Select(claim => new EvaluatedClaim(claim, [.. claim.Figures.Select(figure => Row(AskedFigure.For(claim, figure)) with { Name = figure.Name, Claimed = figure.Claimed })]))],
            [.. book.Ladders.Select(ladder => new EvaluatedLadder(ladder, [.. ladder.Rungs.Select(rung => Row(AskedFigure.For(ladder, rung)))]))]);

        FigureRow Row(AskedFigure asked)
        {
            var picked = found.GetValueOrDefault(asked, PickedFigure.None);
            return new FigureRow
            {
                Asked = asked,
                Definition = catalog.Find(asked.Name.Source),
                Reports = book.Reports(asked.Name),
                OnTheDay = picked.OnTheDay,
                Next = picked.Next,
                Now = picked.Now,
            };
        }
    }
}
