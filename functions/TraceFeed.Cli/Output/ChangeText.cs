using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Output;

/// <summary>Changes as a person reads them: what stands for many first, then a heading a table, one aligned line a change in the log's order, the counts at the end.</summary>
internal sealed class ChangeText(TextWriter output, SourceDefinition definition, bool all)
{
    private const int MostNewOfATable = 40;
    private const string Events = "Changes of wording, layout, names, rounding, method and coverage";

    private readonly Dictionary<string, string> titles = definition.Tables.ToDictionary(table => table.Id, table => table.Title, StringComparer.Ordinal);
    private readonly ChangeSubject subject = new(definition);
    private readonly ChangeFigures figures = new(definition);

    public void Write(IReadOnlyList<Change> changes, int old, int @new)
    {
        if (changes.Count == 0)
        {
            Line(old == @new ? $"No change: {Number(old)} observations in each." : $"No change: {Number(old)} observations in the old file, {Number(@new)} in the new one.");
            return;
        }

        if (changes.Any(EventText.IsEvent))
        {
            Line(Events);
            Lines([.. new EventText(definition, changes, all).Lines()], 0);
            Line("");
        }

        foreach (var table in changes.Where(change => !EventText.IsEvent(change) && (all || change.PartOf is null)).GroupBy(change => change.Table!))
        {
            Line(titles.GetValueOrDefault(table.Key, table.Key) + (table.First().Origin is null ? "" : ChangeWords.Derived));
            Table([.. table]);
            Line("");
        }

        var published = changes.Where(change => change.Origin is null).ToList();
        Line(DiffSummary.Words(published) + Parts(published) + $". Compared {Number(old)} observations with {Number(@new)}.");
        if (published.Count < changes.Count)
        {
            Line($"Derived from them: {DiffSummary.Words([.. changes.Where(change => change.Origin is not null)])}.");
        }
    }

    private static string Parts(IReadOnlyList<Change> changes) =>
        changes.Count(change => change.PartOf is not null) is > 0 and var parts ? $"; {Number(parts)} of these belong to another" : "";

    private void Table(IReadOnlyList<Change> changes)
    {
        var collapsed = all ? [] : changes.GroupBy(change => change.Kind).Where(group => IsFolded(group.Key, group.First()) && group.Count() > MostNewOfATable).Select(group => group.Key).ToHashSet();
        var lines = changes.Where(change => !collapsed.Contains(change.Kind)).Select(change => (Kind: ChangeWords.Of(change), Subject: subject.Of(change), Figures: figures.Of(change) + ChangeWords.Severity(change))).ToList();
        var kept = collapsed.Select(kind => changes.Where(change => change.Kind == kind).ToList()).ToList();
        var kinds = Lines(lines, kept.Select(folded => ChangeWords.Of(folded[0]).Length).DefaultIfEmpty().Max());
        foreach (var folded in kept)
        {
            Line($"  {ChangeWords.Of(folded[0]).PadRight(kinds)}  {(folded[0].Kind == ChangeKind.PeriodAdded ? New(folded) : $"{Number(folded.Count)} series (--all lists them)")}");
        }
    }

    // That a derived series begins is no news of the publisher's.
    private static bool IsFolded(string kind, Change change) => kind == ChangeKind.PeriodAdded || (kind == ChangeKind.SeriesAdded && change.Origin is not null);

    // The width of the first column, for what follows.
    private int Lines(IReadOnlyList<(string Kind, string Subject, string Figures)> lines, int least)
    {
        var kinds = lines.Select(line => line.Kind.Length).Append(least).Max();
        var subjects = lines.Select(line => line.Subject.Length).DefaultIfEmpty().Max();
        foreach (var (kind, what, stated) in lines)
        {
            Line($"  {kind.PadRight(kinds)}  {what.PadRight(subjects)}  {stated}".TrimEnd());
        }

        return kinds;
    }

    private static string New(IReadOnlyList<Change> added)
    {
        var periods = added.Select(change => change.Period!.Value).Distinct().OrderBy(period => period.End).ThenBy(period => period.Start).ToList();
        var which = periods.Count == 1 ? PeriodText.Of(periods[0]) : $"{Number(periods.Count)} periods, {PeriodText.Of(periods[0])} to {PeriodText.Of(periods[^1])}";
        return $"{Number(added.Count)} figures: {which} (--all lists them)";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private void Line(string text) => output.Write(TerminalText.Escape(text) + "\n");
}
