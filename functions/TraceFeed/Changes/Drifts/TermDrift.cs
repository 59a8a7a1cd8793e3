using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>Which labels, terms, units and areas of one table are worded otherwise: those that both publications word.</summary>
internal sealed class TermDrift(string table, TableWording before, TableWording now, Reading reading, SourceDefinition definition)
{
    private readonly ITableSubject? subject = definition.Tables.FirstOrDefault(one => one.Id == table);

    /// <summary>Rows, each with its series, which goes on; and headings of rows.</summary>
    public IEnumerable<Change> Labels()
    {
        var plan = subject is TableDefinition { Keys: null } rows ? new SeriesPlan(definition, rows, rows.Rows, definition.Workbook!.Area, breakdown: null, order: 0) : null;
        foreach (var row in plan is null ? [] : subject!.Series)
        {
            foreach (var (_, from, to) in Differing(TableWording.LabelPrefix + row.Id, exactly: true))
            {
                yield return Of(ChangeKind.DefinitionChanged, DriftTexts.Of(DriftAspect.Label, before, from, now, to)).On(plan![row.Id].Periodic);
            }
        }

        foreach (var (_, from, to) in Differing(TableWording.HeadingPrefix))
        {
            yield return Of(ChangeKind.DefinitionChanged, DriftTexts.Of(DriftAspect.Label, before, from, now, to));
        }
    }

    /// <summary>Terms, each with the series said in it.</summary>
    public IEnumerable<Change> Terms() => Differing(TableWording.TermPrefix).Select(one =>
        Of(ChangeKind.DefinitionChanged, DriftTexts.Of(DriftAspect.Term, before, one.From, now, one.To, now.Concerns.GetValueOrDefault(one.What))));

    /// <summary>Units, each with the measure that it is of.</summary>
    public IEnumerable<Change> Units() => Differing(TableWording.UnitPrefix).Select(one =>
    {
        var change = Of(ChangeKind.DefinitionChanged, DriftTexts.Of(DriftAspect.Unit, before, one.From, now, one.To));
        return subject?.Series.FirstOrDefault(measure => TableWording.UnitPrefix + measure.Id == one.What) is { } measure
            ? change with { Measure = measure.Measure, Label = measure.Label, Breakdown = measure.Breakdown, Unit = measure.Unit }
            : change;
    });

    /// <summary>Areas, each with its series.</summary>
    public IEnumerable<Change> Spellings()
    {
        var series = new Lazy<ILookup<string, Series>>(() => reading.Series.Values.Where(one => one.Table == table && one.Area is not null)
            .ToLookup(one => one.Area!.Key, StringComparer.Ordinal));
        foreach (var (what, from, to) in Differing(TableWording.AreaPrefix))
        {
            var its = series.Value[what[TableWording.AreaPrefix.Length..]].ToList();
            var area = its.FirstOrDefault()?.Area;
            var (old, fresh) = (DriftTexts.End(before, from) with { Area = area }, DriftTexts.End(now, to) with { Area = area });
            yield return Of(ChangeKind.AreaRecoded, new Drift(DriftAspect.Spelling, [old], [fresh], its.Count)) with { Area = area };
        }
    }

    private IEnumerable<(string What, Worded From, Worded To)> Differing(string prefix, bool exactly = false)
    {
        foreach (var (what, to) in now.Terms.Where(pair => exactly ? pair.Key == prefix : pair.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (before.Terms.TryGetValue(what, out var from) && WordingKey.OfTerm(what, from.Text) != WordingKey.OfTerm(what, to.Text))
            {
                yield return (what, from, to);
            }
        }
    }

    private Change Of(string kind, Drift drift) => new() { Kind = kind, Source = definition.Id, Table = table, Drift = drift };
}
