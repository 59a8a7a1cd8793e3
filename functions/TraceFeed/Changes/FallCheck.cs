using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// A to-date total must not fall below the stated value of the greatest earlier end. It holds again when the total reaches
/// the value it fell from. A part that falls with its total is told with it. Where the last figure stated before is withheld,
/// nothing is compared.
/// </summary>
internal static class FallCheck
{
    public const string Id = "fall";

    /// <summary>The earlier blocks that must be loaded to know what each total should not fall below.</summary>
    public static IEnumerable<BlockKey> Needs(Vintage prior, Reading reading, Suppression suppression)
    {
        var (figures, before) = (new StatedFigures(reading), new EarlierFigures(prior, reading, suppression));
        foreach (var ends in ToDateEnds.Of(prior, reading))
        {
            foreach (var key in ends.Stated)
            {
                var wanted = Totals(reading, key).Where(series => prior.Series.ContainsKey(series) && figures[key, series] is not null).ToHashSet();
                foreach (var earlier in ends.Before(key))
                {
                    // What the publication states itself is known without the chunk.
                    wanted.RemoveWhere(series => before.At(earlier, series) is not null);
                    if (wanted.Count == 0)
                    {
                        break;
                    }

                    if (before.AreMissing(earlier, wanted))
                    {
                        yield return earlier;
                        break;
                    }
                }
            }

            foreach (var fall in prior.Failed.Keys.Where(failed => failed.Check == Id && ends.Include(failed.Block)))
            {
                var last = ends.Before(fall.Block).FirstOrDefault(earlier => before.AreMissing(earlier, [fall.Series]) || before.At(earlier, fall.Series) is not null);
                if (last.Table is not null && before.AreMissing(last, [fall.Series]))
                {
                    yield return last;
                }
            }
        }
    }

    /// <summary>Every total that fell, and every remembered fall that has been made good.</summary>
    public static IEnumerable<CheckResult> Results(Vintage prior, Reading reading, StatedFigures figures, Suppression suppression)
    {
        var totals = ToDateEnds.Of(prior, reading);
        var before = new EarlierFigures(prior, reading, suppression);
        var falls = Falls(before, reading, figures, totals).ToDictionary(fall => fall.Key);
        foreach (var fall in falls.Values)
        {
            var whole = reading.Series[fall.Key.Series].PartOf;
            if (whole != 0 && falls.ContainsKey(fall.Key with { Series = whole }))
            {
                continue;
            }

            var parts = falls.Values.Where(part => part.Key.Block == fall.Key.Block && reading.Series[part.Key.Series].PartOf == fall.Key.Series);
            yield return fall with { Cells = [.. fall.Cells, .. parts.SelectMany(part => part.Cells)] };
        }

        foreach (var remembered in prior.Failed.Values.Where(failed => failed.Key.Check == Id && !falls.ContainsKey(failed.Key)))
        {
            // What it fell from may be withheld by now: then nobody is told that the total reached it.
            if (Latest(reading, totals, remembered.Key) is { } block && figures[block, remembered.Key.Series] is { } value && value >= remembered.Expected && !IsWithheld(before, totals, remembered.Key))
            {
                yield return new CheckResult(remembered.Key, true, remembered.Expected, value, value.Scale, [(block, remembered.Key.Series)]);
            }
        }
    }

    private static IEnumerable<CheckResult> Falls(EarlierFigures before, Reading reading, StatedFigures figures, IReadOnlyList<ToDateEnds> totals)
    {
        foreach (var ends in totals)
        {
            foreach (var key in ends.Stated)
            {
                foreach (var series in Totals(reading, key))
                {
                    // A figure that is withheld ends the search: it has no number, and the one before it is not the last stated.
                    if (figures[key, series] is { } value && ends.Before(key).Select(end => before.At(end, series)).FirstOrDefault(found => found is not null) is { Number: { } floor } last)
                    {
                        // A dip that the same publication has already made good is history, not news.
                        if (value < floor && !ends.Stated.Any(later => later.End > key.End && figures[later, series] >= floor))
                        {
                            yield return new CheckResult(new CheckKey(Id, series, key), false, floor, value, value.Scale, [(key, series)], last.Block);
                        }
                    }
                }
            }
        }
    }

    private static bool IsWithheld(EarlierFigures before, IReadOnlyList<ToDateEnds> totals, CheckKey fall) =>
        totals.First(ends => ends.Include(fall.Block)).Before(fall.Block).Select(end => before.At(end, fall.Series)).FirstOrDefault(found => found is not null) is { Number: null };

    private static BlockKey? Latest(Reading reading, IReadOnlyList<ToDateEnds> totals, CheckKey remembered) => totals.Where(ends => ends.Include(remembered.Block)).SelectMany(ends => ends.Stated)
        .Where(key => key.End >= remembered.Block.End && reading.Blocks[key].Find(remembered.Series) >= 0)
        .Select(key => (BlockKey?)key).LastOrDefault();

    // A week and a total of the same days share a block, so each series tells for itself whether it is a total.
    private static IEnumerable<ulong> Totals(Reading reading, BlockKey key) => reading.Blocks[key].Series.Where(series => reading.Series[series] is { ToDate: true, Additive: true });
}
