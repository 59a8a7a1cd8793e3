using TraceFeed.Observations;

namespace TraceFeed.Claims;

/// <summary>A figure that is asked of the log, and as of which day.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Day">The day.</param>
/// <param name="Of">The numerator, as references whose sum it is; none where the series itself names one, or has none.</param>
/// <param name="Over">The denominator, likewise.</param>
public sealed record AskedFigure(FigureName Name, DateOnly Day, IReadOnlyList<string> Of, IReadOnlyList<string> Over)
{
    /// <summary>What tells it from the others.</summary>
    public (FigureName Name, DateOnly Day) Key => (Name, Day);

    /// <summary>A figure of a claim.</summary>
    public static AskedFigure For(Claim claim, ClaimFigure figure) =>
        new(new FigureName(claim.Source, figure.Series, new Period(figure.Start, figure.End)), figure.Day ?? claim.Day, figure.Of, figure.Over);

    /// <summary>A rung of a ladder, as of the day on which it was first published.</summary>
    public static AskedFigure For(Ladder ladder, Rung rung) => new(new FigureName(ladder.Source, ladder.Series, new Period(rung.Start, rung.End)), rung.Published, [], []);
}
