using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Claims;

/// <summary>Finds figures in the vintages of the log, with the cells that they stand in and the changes and feed items that tell of them.</summary>
internal sealed class FigureFinder(StorageAccount storage, DefinitionCatalog catalog)
{
    private readonly VintageStore vintages = new(storage);
    private readonly CellStore cells = new(storage);
    private readonly CommitReader commits = new(storage);
    private readonly Dictionary<long, CellIndex> indices = [];
    private readonly Dictionary<long, (Commit Commit, IReadOnlyList<FeedItem> Items)> told = [];

    /// <summary>What was found of each figure; of one that the log does not hold nothing is picked.</summary>
    /// <param name="asked">The figures.</param>
    /// <param name="log">Every row of the log, ascending.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyDictionary<AskedFigure, PickedFigure>> FindAsync(IReadOnlyList<AskedFigure> asked, IReadOnlyList<LogRow> log, CancellationToken cancellation)
    {
        var found = asked.ToDictionary(one => one, _ => PickedFigure.None);
        foreach (var source in asked.GroupBy(one => one.Name.Source))
        {
            IReadOnlyList<LogRow> rows = [.. log.Where(row => row.Source == source.Key)];
            if (rows.Count == 0)
            {
                continue;
            }

            var definition = catalog.Find(source.Key);
            IReadOnlyList<FigureName> names = [.. source.SelectMany(one => Parts(definition, one.Name).Prepend(one.Name)).Distinct()];
            var figures = await SourceFigures.LoadAsync(vintages, definition, rows, names, cancellation);
            foreach (var one in source)
            {
                var (day, next, now) = StatedFigure.Pick(figures.Stated(one.Name), one.Day);
                found[one] = new PickedFigure(await FoundAsync(figures, one.Name, day, cancellation), await FoundAsync(figures, one.Name, next, cancellation), await FoundAsync(figures, one.Name, now, cancellation));
            }
        }

        return found;
    }

    // What a derived percentage is a share of stands in the definition; of one that is made of several shares no two numbers are.
    private static ShareFormula? Share(SourceDefinition? definition, FigureName name) => definition?.Find(name.Series)?.Row.From?.Share is [var only] ? only : null;

    private static IEnumerable<FigureName> Parts(SourceDefinition? definition, FigureName name) =>
        Share(definition, name) is { } share ? share.Of.Concat(share.Over).Select(part => name with { Series = part }) : [];

    // The parts are those of the same vintage: what a figure is a share of there, whatever was stated of them before or after.
    private async Task<FoundFigure?> FoundAsync(SourceFigures figures, FigureName name, StatedFigure? stated, CancellationToken cancellation)
    {
        if (stated is null)
        {
            return null;
        }

        var (series, share) = (stated.Series.Series, Share(catalog.Find(name.Source), name));
        return await FoundAsync(figures, stated, cancellation) with
        {
            Of = await PartsAsync(share?.Of, series.Numerator),
            Over = await PartsAsync(share?.Over, series.Denominator),
        };

        async Task<IReadOnlyList<FoundFigure>> PartsAsync(IReadOnlyList<string>? named, ulong own)
        {
            IEnumerable<StatedFigure?> parts = named is not null
                ? named.Select(part => figures.Find(name with { Series = part }, stated.Vintage))
                : [figures.Series(own) is { } known ? figures.Find(known, name.Period, stated.Vintage) : null];
            var found = new List<FoundFigure>();
            foreach (var part in parts.ToList())
            {
                if (part is null)
                {
                    return [];
                }

                found.Add(await FoundAsync(figures, part, cancellation));
            }

            return found;
        }
    }

    private async Task<FoundFigure> FoundAsync(SourceFigures figures, StatedFigure stated, CancellationToken cancellation)
    {
        var (chunk, i) = (stated.Chunk, stated.Index);
        var (withdrawn, set) = (chunk.States[i] == ValueState.Withdrawn, figures.Row(chunk.SetBy[i]));
        return new FoundFigure
        {
            Series = stated.Series.Series,
            Period = chunk.Key.Period,
            StatedBy = stated.StatedBy,
            Value = chunk.Number(i),
            Status = withdrawn ? "withdrawn" : chunk.Symbol(i),
            Cell = withdrawn ? null : await CellAsync(stated.StatedBy) ?? await CellAsync(set),
            Told = await ToldAsync(set, chunk.SetAt[i], cancellation),
        };

        async Task<CellAddress?> CellAsync(LogRow row)
        {
            if (!indices.TryGetValue(row.Number, out var index))
            {
                indices.Add(row.Number, index = await cells.GetAsync(row, cancellation));
            }

            return index.Find(chunk.Key, chunk.Series[i]);
        }
    }

    private async Task<TellingChange> ToldAsync(LogRow row, int index, CancellationToken cancellation)
    {
        if (!told.TryGetValue(row.Number, out var read))
        {
            var commit = await commits.ReadAsync(row.Number, cancellation);
            told.Add(row.Number, read = (commit, FeedItems.Of(commit, catalog)));
        }

        var change = read.Commit.Changes[index];
        var subject = FeedItems.SubjectOf(change.PartOf is { } whole ? read.Commit.Changes.First(one => one.Id == whole) : change);
        var item = read.Items.FirstOrDefault(one => one.Subject == subject) ?? read.Items.First(one => one.Subject == FeedItems.Unknown);
        return new TellingChange(row.FirstSequence + index, change.Id, row.Ordinal, item.Subject, item.Path, item.Title, item.Shown.Any(shown => shown.Sequence == row.FirstSequence + index));
    }
}
