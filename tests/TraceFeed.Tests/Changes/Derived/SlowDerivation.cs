using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>
/// The formulas of a definition over figures as they are printed, spelled out one after the other and always from nothing. It takes its numbers
/// from <see cref="SlowRational"/> and shares no code with the product, so that the two agree only if both are right.
/// </summary>
internal sealed class SlowDerivation(SourceDefinition definition)
{
    private readonly Dictionary<string, List<SlowFigure>> made = new(StringComparer.Ordinal);
    private readonly List<string> columns = [.. definition.StatedTables.Where(table => table.Keys is not null).SelectMany(table => table.Keys!.Breakdown).Select(dimension => dimension.Name + "=").Distinct()];
    private readonly HashSet<string> withholding = [.. definition.Statuses.Where(status => status.Suppression).Select(status => status.Symbol)];

    /// <summary>Every figure that follows from some stated ones.</summary>
    public IReadOnlyList<SlowFigure> Of(IEnumerable<SlowFigure> figures)
    {
        var stated = figures.ToList();
        made.Clear();
        foreach (var table in definition.Derived)
        {
            foreach (var row in table.Rows)
            {
                made.Add($"{table.Id}:{row.Id}", [.. Row(new Place(table, row), row.From!, stated)]);
            }
        }

        return [.. made.Values.SelectMany(row => row)];
    }

    /// <summary>Whether a symbol withholds a figure.</summary>
    public bool Withholds(string? symbol) => symbol is not null && withholding.Contains(symbol);

    private IEnumerable<SlowFigure> Row(Place place, Formula formula, List<SlowFigure> stated) => formula switch
    {
        { RunningTotal: { } part } => Totals(place, Named(part, stated)),
        { Weekly: { } total } => Weeks(place, Named(total, stated)),
        { Share: { } share } => Shares(place, [.. Names(share)], stated, number => Percentage(share, number)),
        { Difference: var of } => Shares(place, [.. Names([.. of!.Of, .. of.Less])], stated, number => Percentage(of.Of, number) - Percentage(of.Less, number)),
    };

    // A total is the one that ends before its week begins, and the week.
    private IEnumerable<SlowFigure> Totals(Place place, List<SlowFigure> weeks)
    {
        foreach (var subject in weeks.Where(week => week.Start >= definition.Since && week.End is not null).GroupBy(week => Subject(week)))
        {
            var totals = new Dictionary<DateOnly, SlowFigure>();
            foreach (var week in subject.OrderBy(week => week.End).ThenBy(week => week.Start))
            {
                var first = week.Start == definition.Since;
                if (!totals.ContainsKey(week.End!.Value) && (first || totals.ContainsKey(week.Start!.Value.AddDays(-1)))
                    && Figure(place, definition.Since, week.End, first ? [week] : [week, totals[week.Start!.Value.AddDays(-1)]], numbers => first ? numbers[0] : numbers[0] + numbers[1]) is { } total)
                {
                    totals.Add(week.End.Value, total);
                    yield return total;
                }
            }
        }
    }

    // A week is the total at its end without the total at the end of the week before, if there is a week before.
    private IEnumerable<SlowFigure> Weeks(Place place, List<SlowFigure> totals)
    {
        var dated = totals.FindAll(total => total is { Start: not null, End: not null }).ToDictionary(total => (Subject(total), total.Start, total.End!.Value));
        foreach (var ((subject, _, end), total) in dated)
        {
            var start = end.AddDays(-6);
            var before = dated.GetValueOrDefault((subject, total.Start, start.AddDays(-1)));
            if ((total.Start == start || (total.Start < start && before is not null))
                && Figure(place, start, end, before is null ? [total] : [total, before], numbers => before is null ? numbers[0] : numbers[0] - numbers[1]) is { } week)
            {
                yield return week;
            }
        }
    }

    private IEnumerable<SlowFigure> Shares(Place place, List<string> names, List<SlowFigure> stated, Func<Func<string, SlowRational>, SlowRational> formula)
    {
        var figures = names.ConvertAll(name => Named(name, stated).ToDictionary(figure => (Subject(figure), figure.Start, figure.End)));
        foreach (var key in figures[0].Keys.Where(key => figures.TrueForAll(one => one.ContainsKey(key))))
        {
            var inputs = figures.ConvertAll(one => one[key]);
            if (Figure(place, key.Start, key.End, inputs, numbers => formula(name => numbers[names.IndexOf(name)])) is { } share)
            {
                yield return share;
            }
        }
    }

    private SlowFigure? Figure(Place place, DateOnly? start, DateOnly? end, IReadOnlyList<SlowFigure> inputs, Func<IReadOnlyList<SlowRational>, SlowRational> formula)
    {
        var symbols = inputs.Where(input => input.Value is null).Select(input => input.Status).ToList();
        var symbol = symbols.Find(Withholds) ?? symbols.FirstOrDefault();
        var value = symbol is null ? formula([.. inputs.Select(input => SlowRational.Parse(input.Value!))]).Rounded(definition.Units[place.Row.Unit].Decimals) : null;
        return value is null && symbol is null ? null : new SlowFigure(place.Table.Id, place.Row.Measure, inputs[0].Area, [.. Pairs(place.Row).Concat(Further(inputs[0])).Order(StringComparer.Ordinal)], start, end, value, symbol) { From = inputs };
    }

    private static SlowRational Percentage(IReadOnlyList<ShareFormula> shares, Func<string, SlowRational> number) =>
        shares.Aggregate(SlowRational.Parse("100"), (product, share) => product * (Sum(share.Of, number) / Sum(share.Over, number)));

    private static SlowRational Sum(IReadOnlyList<string> names, Func<string, SlowRational> number) => names.Select(number).Aggregate((a, b) => a + b);

    // The figures of one row: its measure and its breakdown and, beside that, only dimensions that columns tell.
    private List<SlowFigure> Named(string name, List<SlowFigure> stated)
    {
        if (made.TryGetValue(name, out var derived))
        {
            return derived;
        }

        var (table, row) = Stated(name);
        var pairs = Pairs(row).ToList();
        return stated.FindAll(figure => figure.Table == table.Id && figure.Measure == row.Measure && figure.Breakdown.Where(pair => !IsOfColumn(pair)).SequenceEqual(pairs));
    }

    private (ITableSubject Table, SeriesDefinition Row) Stated(string name)
    {
        var table = definition.StatedTables.Single(table => name.StartsWith(table.Id + ":", StringComparison.Ordinal));
        return (table, table.Series.Single(row => name == $"{table.Id}:{row.Id}"));
    }

    private static IEnumerable<string> Names(IReadOnlyList<ShareFormula> shares) => shares.SelectMany(share => share.Of.Concat(share.Over)).Distinct();

    private string Subject(SlowFigure figure) => string.Join('/', Further(figure).Prepend(figure.Area));

    // What columns tell: no row of the definition names it.
    private IEnumerable<string> Further(SlowFigure figure) => figure.Breakdown.Where(IsOfColumn);

    private bool IsOfColumn(string pair) => columns.Exists(column => pair.StartsWith(column, StringComparison.Ordinal));

    private static IEnumerable<string> Pairs(SeriesDefinition row) => row.Breakdown.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal);

    private sealed record Place(DerivedTable Table, SeriesDefinition Row);
}
