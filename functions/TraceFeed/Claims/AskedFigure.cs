using TraceFeed.Observations;

namespace TraceFeed.Claims;

/// <summary>A figure that is asked of the log, and as of which day.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Day">The day.</param>
public sealed record AskedFigure(FigureName Name, DateOnly Day)
{
    /// <summary>A figure of a claim.</summary>
    public static AskedFigure For(Claim claim, ClaimFigure figure) =>
        new(new FigureName(claim.Source, figure.Series, new Period(figure.Start, figure.End)), figure.Day ?? claim.Day);

    /// <summary>A rung of a ladder, as of the day on which it was first published.</summary>
    public static AskedFigure For(Ladder ladder, Rung rung) => new(new FigureName(ladder.Source, ladder.Series, new Period(rung.Start, rung.End)), rung.Published);
}
