using TraceFeed.Indicators;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Indicators;

/// <summary>Weeks of a made-up weekly series, each first published eight days after it ends.</summary>
internal static class Weeks
{
    /// <summary>Days between publications.</summary>
    public const int Cadence = 7;

    private static readonly DateOnly Since = new(2020, 5, 28);

    /// <summary>A day on which everything made here is final.</summary>
    public static DateOnly Later { get; } = new(2021, 6, 3);

    /// <summary>A week, counted from 0.</summary>
    public static Period Period(int week) => new(Since.AddDays(7 * week), Since.AddDays((7 * week) + 6));

    /// <summary>The day on which a week is first published.</summary>
    public static DateOnly Published(int week) => Since.AddDays((7 * week) + 14);

    /// <summary>A figure that the publication of some week states.</summary>
    public static HistoricFigure Figure(decimal? value, int publication, FigureOrigin origin = FigureOrigin.Stated) => new(value, Published(publication), publication + 1, publication + 1, origin);

    /// <summary>A week whose first figure is the first published, and what took its place in the publications after it.</summary>
    public static PeriodHistory Of(int week, params decimal?[] figures) => new(Period(week), [.. figures.Select((value, i) => Figure(value, week + i))], FirstPublished: true);

    /// <summary>The record of some weeks when all of them are final.</summary>
    public static SeriesRecord Record(params IEnumerable<PeriodHistory> weeks) => SeriesRecord.Of(weeks, Later, Cadence);
}
