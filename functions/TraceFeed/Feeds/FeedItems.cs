using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Makes feed items from the log: a view, so that the same commit gives the same items for ever.</summary>
public static class FeedItems
{
    /// <summary>The subject of a commit's publication event.</summary>
    public const string Publication = "publication";

    /// <summary>The subject of a commit's check events.</summary>
    public const string Checks = "checks";

    /// <summary>The subject of a commit's crossed thresholds.</summary>
    public const string Thresholds = "thresholds";

    /// <summary>The subject that tables share which the definition does not know, where they are too many for an item each.</summary>
    public const string Unknown = "~";

    /// <summary>The items of several commits, the newest commit first.</summary>
    public static IEnumerable<FeedItem> Of(IEnumerable<Commit> commits, DefinitionCatalog catalog) =>
        commits.OrderByDescending(commit => commit.Row).SelectMany(commit => Of(commit, catalog));

    /// <summary>
    /// The items of a commit: the publication, the thresholds that were crossed, then each kind of change that stands for many, each kind of change around the numbers, its
    /// tables in the definition's order, those that the definition does not know after them, then the checks, then the derived tables. What is part of another
    /// change has no place but in that one's item. At most <see cref="FeedLimits.ItemsOfPublication"/>.
    /// </summary>
    public static IReadOnlyList<FeedItem> Of(Commit commit, DefinitionCatalog catalog) =>
        Of(commit, [.. commit.Changes.Select((change, i) => new NumberedChange(commit.FirstSequence + i, change))], catalog, FeedFilter.None);

    /// <summary>The items that the changes of a commit make which a filter lets through; none where it lets none.</summary>
    /// <param name="commit">The commit; only what it says of itself is read of it.</param>
    /// <param name="read">Its changes, or at least its first one and every one that the filter may let through.</param>
    /// <param name="catalog">The sources.</param>
    /// <param name="filter">The filter.</param>
    public static IReadOnlyList<FeedItem> Of(Commit commit, IReadOnlyList<NumberedChange> read, DefinitionCatalog catalog, FeedFilter filter)
    {
        var source = catalog.Find(commit.Source);
        var severity = new SeverityRule(source);
        IReadOnlyList<NumberedChange> all = [.. read.Select(one => one with { Change = Disclosure.Of(LegalText.Of(one.Change)) with { Severity = severity.Told(one.Change) } })];
        var changes = filter.Of(all);
        var facts = all.Select(one => one.Change.Publication).FirstOrDefault(one => one is not null);
        var builder = new FeedItemBuilder(commit, source, changes, facts, filter, new ReplacedFigures(all));
        var members = changes.Where(one => one.Change.PartOf is not null).ToLookup(one => one.Change.PartOf!, StringComparer.Ordinal);
        var bySubject = changes.Where(one => one.Change.PartOf is null).ToLookup(one => SubjectOf(one.Change), StringComparer.Ordinal);
        List<FeedItem> before =
        [
            .. Present(Publication).Select(_ => builder.Publication([.. bySubject[Publication]])),
            .. Present(Thresholds).Select(_ => builder.Thresholds([.. bySubject[Thresholds]])),
            .. ChangeKind.Mass.SelectMany(Present).Select(kind => builder.Mass(kind, HeldChanges.Of(bySubject[kind], members))),
            .. ChangeKind.Surroundings.SelectMany(Present).Select(kind => builder.Surroundings(kind, HeldChanges.Of(bySubject[kind], members))),
        ];
        var tables = Tables(bySubject, source);
        List<FeedItem> after =
        [
            .. Present(Checks).Select(_ => builder.Checks([.. bySubject[Checks]])),
            .. tables.Where(table => table.Subject.IsDerived).Select(table => builder.Table(table.Subject, table.Changes)),
        ];
        var room = FeedLimits.ItemsOfPublication - before.Count - after.Count;
        IReadOnlyList<FeedItem> items = [.. before, .. Gathered([.. tables.Where(table => !table.Subject.IsDerived)], room, source).Select(table => builder.Table(table.Subject, table.Changes)), .. after];
        return [.. items.Select(item => item with { Carries = FeedLimits.ChangesOfPublication / items.Count })];

        IEnumerable<string> Present(string subject) => bySubject[subject].Any() ? [subject] : [];
    }

    private static IReadOnlyList<(Subject Subject, IReadOnlyList<NumberedChange> Changes)> Tables(ILookup<string, NumberedChange> bySubject, SourceDefinition? source) =>
    [
        .. bySubject.Where(group => group.Key is not (Publication or Checks or Thresholds) && !ChangeKind.Mass.Contains(group.Key) && !ChangeKind.Surroundings.Contains(group.Key))
            .Select(group => (Subject: new Subject(group.Key, source) { IsDerived = group.First().Change.Origin is not null }, Changes: (IReadOnlyList<NumberedChange>)[.. group]))
            .OrderBy(table => table.Subject.Order).ThenBy(table => table.Subject.Id, StringComparer.Ordinal),
    ];

    // Tables stand in the definition's order, so the last are those that it does not know; should it know too many, its last ones go with them.
    private static IEnumerable<(Subject Subject, IReadOnlyList<NumberedChange> Changes)> Gathered(IReadOnlyList<(Subject Subject, IReadOnlyList<NumberedChange> Changes)> tables, int room, SourceDefinition? source)
    {
        if (tables.Count <= room)
        {
            return tables;
        }

        var own = Math.Min(room - 1, tables.Count(table => !table.Subject.Id.StartsWith(Unknown, StringComparison.Ordinal)));
        return [.. tables.Take(own), (new Subject(Unknown, source), (IReadOnlyList<NumberedChange>)[.. tables.Skip(own).SelectMany(table => table.Changes).OrderBy(one => one.Sequence)])];
    }

    internal static string SubjectOf(Change change) => change.Kind switch
    {
        ChangeKind.PublicationAdded or ChangeKind.PublicationUnchanged or ChangeKind.PublicationRejected or ChangeKind.PublicationLate => Publication,
        ChangeKind.ValueRevised when CommitText.IsBack(change) => Publication,
        ChangeKind.CheckFailed or ChangeKind.CheckRestored => Checks,
        ChangeKind.ThresholdCrossed => Thresholds,
        _ when ChangeKind.Mass.Contains(change.Kind) || ChangeKind.Surroundings.Contains(change.Kind) => change.Kind,
        _ => change.Table ?? Unknown,
    };
}
