using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>What is worded and placed otherwise of one table, or of the file as a whole.</summary>
internal sealed class TableDrift(string table, TableWording before, TableWording now, Vintage prior, Reading reading, SourceDefinition definition, Legend legend)
{
    private readonly TermDrift terms = new(table, before, now, reading, definition);

    /// <summary>Every change, aspect by aspect.</summary>
    public IEnumerable<Change> Changes() =>
        terms.Labels().Concat(terms.Terms()).Concat(Notes()).Concat(terms.Units()).Concat(Title()).Concat(Sheet())
            .Concat(ColumnDrift.Of(before, now).Select(drift => Of(ChangeKind.LayoutChanged, drift))).Concat(Rows()).Concat(terms.Spellings());

    // Notes first, then what explains symbols: the order of the aspects.
    private IEnumerable<Change> Notes() => NoteDrift.Of(before.Notes, now.Notes)
        .Select(note => new Drift(
            new[] { note.From, note.To }.Any(end => end is not null && legend.Explains(end.Text)) ? DriftAspect.Legend : DriftAspect.Note,
            note.From is { } from ? [DriftTexts.End(before, from)] : [],
            note.To is { } to ? [DriftTexts.End(now, to)] : []))
        .OrderBy(drift => drift.Aspect == DriftAspect.Legend).Select(drift => Of(ChangeKind.DefinitionChanged, drift));

    private IEnumerable<Change> Title() => before.Title is { } from && now.Title is { } to && WordingKey.Of(from.Text) != WordingKey.Of(to.Text)
        ? [Of(ChangeKind.DefinitionChanged, DriftTexts.Of(DriftAspect.Title, before, from, now, to))]
        : [];

    private IEnumerable<Change> Sheet() => before.Sheet is { } from && now.Sheet is { } to && WordingKey.Of(from) != WordingKey.Of(to)
        ? [Of(ChangeKind.LayoutChanged, new Drift(DriftAspect.Sheet, [new DriftEnd(from)], [new DriftEnd(to)]))]
        : [];

    // A row that was captured before, and went, is not captured for the first time when it comes back.
    private IEnumerable<Change> Rows()
    {
        foreach (var (measure, worded) in now.Provisional.Where(pair => !before.Provisional.ContainsKey(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!prior.Series.Values.Any(state => state.Series.Table == table && state.Series.Measure == measure))
            {
                var row = Of(ChangeKind.LayoutChanged, new Drift(DriftAspect.Row, [], [DriftTexts.End(now, worded)]));
                yield return reading.Series.Values.FirstOrDefault(one => one.Table == table && one.Measure == measure) is { } series ? row.On(series) : row;
            }
        }
    }

    private Change Of(string kind, Drift drift) => new() { Kind = kind, Source = definition.Id, Table = table.Length == 0 ? null : table, Drift = drift };
}
