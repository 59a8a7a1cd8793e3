using TraceFeed.Indicators;

namespace TraceFeed.Tests.Indicators;

/// <summary>What docs/architecture.md, "Revision record", says of some periods, as slowly as it reads: no running total, every outcome of chance written out. Shares no code with the record.</summary>
internal sealed class SlowRecord
{
    private readonly List<(PeriodHistory History, List<(decimal Value, int Commit, int Day, bool Mass)> Steps)> compared = [];

    public SlowRecord(IEnumerable<PeriodHistory> histories, DateOnly newest, int cadenceDays)
    {
        foreach (var history in histories)
        {
            var figures = history.Figures.ToList();
            while (figures.Count > 1 && figures[1].Origin == FigureOrigin.ReadAgain && figures[0].Value is not null)
            {
                figures[0] = figures[0] with { Value = figures[1].Value };
                figures.RemoveAt(1);
            }

            // A figure repeated revises nothing, and one read again behind it is read before anything was revised.
            for (var i = 1; i < figures.Count; i++)
            {
                if (figures[i].Origin != FigureOrigin.ReadAgain && figures[i].Value == figures[i - 1].Value)
                {
                    figures.RemoveAt(i--);
                }
                else if (figures[i].Origin == FigureOrigin.ReadAgain && i == 1 && figures[0].Value is not null)
                {
                    figures[0] = figures[0] with { Value = figures[1].Value };
                    figures.RemoveAt(i--);
                }
            }

            if (figures.Any(figure => figure.Value is null) || figures.Skip(1).Any(figure => figure.Origin == FigureOrigin.ReadAgain))
            {
                NotCompared++;
            }
            else if (newest < figures[0].Published!.Value.AddDays(5 * cadenceDays))
            {
                Young++;
            }
            else
            {
                compared.Add((history, figures.ConvertAll(figure => (figure.Value!.Value, figure.Commit, figure.Published!.Value.DayNumber, figure.Origin == FigureOrigin.MassChange))));
            }
        }
    }

    public int NotCompared { get; }

    public int Young { get; }

    public string Summary(bool firstPublished)
    {
        var periods = compared.Where(one => one.History.FirstPublished == firstPublished).Select(one => one.Steps).ToList();
        var own = periods.ConvertAll(Own);
        var days = periods.Where(steps => steps.Count > 1).Select(steps => steps[^1].Day - steps[0].Day).Order().ToList();
        return FormattableString.Invariant($"{periods.Count} {periods.Count(steps => steps.Skip(1).Any(step => !step.Mass))} {own.Count(size => size > 0)} {own.Count(size => size < 0)} {periods.Sum(steps => steps.Count - 1)} {periods.Sum(steps => steps.Skip(1).Count(step => step.Mass))} {own.Sum():0.#} {own.Sum(Math.Abs):0.#} {own.Select(Math.Abs).DefaultIfEmpty().Max():0.#} {(days.Count == 0 ? null : days.Count % 2 == 1 ? days[days.Count / 2] : (days[(days.Count / 2) - 1] + days[days.Count / 2]) / 2.0)} {(days.Count == 0 ? null : days[^1])}");
    }

    public string? Bias()
    {
        var periods = compared.Where(one => one.History.FirstPublished).Select(one => one.Steps).ToList();
        foreach (var sign in new[] { 1, -1 })
        {
            var that = periods.Where(steps => sign * Own(steps) > 0).ToList();
            var all = periods.Count(steps => Own(steps) != 0);
            var lastBy = that.Select(steps => steps.Skip(1).Last(step => !step.Mass).Commit).Distinct();
            if (that.Count > periods.Count / 2.0 && Chance(that.Count, all) < 0.01 && lastBy.Count() > 1)
            {
                return FormattableString.Invariant($"{sign} {that.Count} {all - that.Count} {periods.Count} {that.Min(steps => Math.Abs(Own(steps))):0.#} {that.Max(steps => Math.Abs(Own(steps))):0.#}");
            }
        }

        return null;
    }

    private static decimal Own(List<(decimal Value, int Commit, int Day, bool Mass)> steps)
    {
        var sum = 0m;
        for (var i = 1; i < steps.Count; i++)
        {
            sum += steps[i].Mass ? 0 : steps[i].Value - steps[i - 1].Value;
        }

        return sum;
    }

    // Of all ways in which coins can fall, how many are as one-sided.
    private static double Chance(int most, int all) =>
        Enumerable.Range(0, 1 << all).Count(coins => int.Max(int.PopCount(coins), all - int.PopCount(coins)) >= most) / (double)(1 << all);
}
