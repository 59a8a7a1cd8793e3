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

    /// <summary>The items of several commits, the newest commit first.</summary>
    public static IEnumerable<FeedItem> Of(IEnumerable<Commit> commits, DefinitionCatalog catalog) =>
        commits.OrderByDescending(commit => commit.Row).SelectMany(commit => Of(commit, catalog));

    /// <summary>
    /// The items of a commit: the publication, then its tables in the definition's order, those that the definition does not
    /// know after them, then the checks.
    /// </summary>
    public static IReadOnlyList<FeedItem> Of(Commit commit, DefinitionCatalog catalog)
    {
        var source = catalog.Find(commit.Source);
        var changes = commit.Changes.Select((change, i) => new NumberedChange(commit.FirstSequence + i, LegalText.Of(change))).ToList();
        var builder = new FeedItemBuilder(commit, source, changes);
        var bySubject = changes.ToLookup(one => SubjectOf(one.Change), StringComparer.Ordinal);
        return
        [
            .. bySubject[Publication].Any() ? [builder.Publication([.. bySubject[Publication]])] : Array.Empty<FeedItem>(),
            .. bySubject.Where(group => group.Key is not (Publication or Checks))
                .Select(group => (Subject: new Subject(group.Key, source), Changes: group.ToList()))
                .OrderBy(table => table.Subject.Order).ThenBy(table => table.Subject.Id, StringComparer.Ordinal)
                .Select(table => builder.Table(table.Subject, table.Changes)),
            .. bySubject[Checks].Any() ? [builder.Checks([.. bySubject[Checks]])] : Array.Empty<FeedItem>(),
        ];
    }

    private static string SubjectOf(Change change) => change.Kind switch
    {
        ChangeKind.PublicationAdded or ChangeKind.PublicationUnchanged or ChangeKind.PublicationRejected => Publication,
        ChangeKind.CheckFailed or ChangeKind.CheckRestored => Checks,
        _ => change.Table ?? "~",
    };
}
