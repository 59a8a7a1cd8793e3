namespace TraceFeed.Changes;

/// <summary>Holds a publisher's change notes against what was found: tables mentioned, changed without being mentioned, and mentioned without effect.</summary>
internal static class NoteFindings
{
    /// <summary>No more than this many are told, changes before what had none.</summary>
    public const int Most = 100;

    private const int Excerpt = 300;

    // What changes a figure that was published before. A new period does not: that is what a publication is for.
    private static readonly HashSet<string> OfFigures = [ChangeKind.ValueRevised, ChangeKind.ValueWithdrawn, ChangeKind.ValueRestored, ChangeKind.ValueSuppressed, ChangeKind.ValueDisclosed, ChangeKind.StatusChanged];

    // What stands for many of those. Other terms change no figure.
    private static readonly HashSet<string> OfMany = [ChangeKind.MethodologyChanged, ChangeKind.RoundingChanged, ChangeKind.CoverageChanged];

    /// <summary>The findings: the tables mentioned, those not mentioned, and those mentioned without effect; of each the tables in order. A number that no table here has is one of another file of the page.</summary>
    /// <param name="notes">The new notes; without one there is nothing to find.</param>
    /// <param name="tables">The tables, in the definition's order.</param>
    /// <param name="source">What the publisher calls the output.</param>
    /// <param name="changes">What changed.</param>
    public static IReadOnlyList<NoteFinding> Of(IReadOnlyList<PublisherNote> notes, IReadOnlyList<NotedTable> tables, string source, IReadOnlyList<Change> changes)
    {
        if (notes.Count == 0)
        {
            return [];
        }

        var named = Named(notes, tables, source);
        var counts = changes.SelectMany(Changed).CountBy(table => table, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var found = tables.Where(table => counts.ContainsKey(table.Id) || named.ContainsKey(table.Id)).Select(table => Found(table, named.GetValueOrDefault(table.Id), counts.GetValueOrDefault(table.Id))).ToList();
        return [.. new[] { NoteFinding.Mentioned, NoteFinding.NotMentioned, NoteFinding.WithoutEffect }.SelectMany(mention => found.Where(one => one.Mention == mention)).Take(Most)];
    }

    private static NoteFinding Found(NotedTable table, string? note, int changes) => new(
        table.Id, table.Sheets.FirstOrDefault(), note is null ? NoteFinding.NotMentioned : changes > 0 ? NoteFinding.Mentioned : NoteFinding.WithoutEffect, note, changes);

    // A table's own changes, and one for each change that stands for many of its figures.
    private static IEnumerable<string> Changed(Change change) =>
        change is { PartOf: null, Table: { } table } && OfFigures.Contains(change.Kind) ? [table]
        : change.Mass is { } mass && OfMany.Contains(change.Kind) ? mass.Counts.Select(count => count.Table).Distinct(StringComparer.Ordinal)
        : [];

    private static Dictionary<string, string> Named(IReadOnlyList<PublisherNote> notes, IReadOnlyList<NotedTable> tables, string source)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var (numbers, phrases) = (new SheetNumbers(tables), new NotePhrases(tables, source));
        foreach (var note in notes.Select(note => NotePhrases.Spaced(note.Note)))
        {
            foreach (var (number, at) in TableNumbers.In(note))
            {
                var meant = numbers.Find(number);
                foreach (var table in meant)
                {
                    named.TryAdd(table, Around(note, at));
                }
            }

            foreach (var (table, at) in phrases.In(note))
            {
                named.TryAdd(table, Around(note, at));
            }
        }

        return named;
    }

    private static string Around(string note, int at)
    {
        if (note.Length <= Excerpt)
        {
            return note;
        }

        var start = Math.Clamp(at - (Excerpt / 3), 0, note.Length - Excerpt);
        var end = start + Excerpt;
        start += char.IsLowSurrogate(note[start]) ? 1 : 0;
        end -= char.IsHighSurrogate(note[end - 1]) ? 1 : 0;
        return $"{(start > 0 ? "…" : "")}{note[start..end]}{(end < note.Length ? "…" : "")}";
    }
}
