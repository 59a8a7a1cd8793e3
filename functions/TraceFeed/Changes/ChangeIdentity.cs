using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TraceFeed.Changes;

/// <summary>Ids of changes: the same history gives the same ids on any machine.</summary>
internal static class ChangeIdentity
{
    /// <summary>
    /// The id of a change: source, the source's own commit number, series, period, kind, old, new and what else tells two
    /// changes apart (the check, the publication's files, when a late one was due); nothing that depends on the machine, the log's numbering or the clock.
    /// </summary>
    public static string Of(Change change, int ordinal)
    {
        var discriminator = Discriminator(change);
        var text = string.Join('\n', change.Source, ordinal.ToString(CultureInfo.InvariantCulture), change.Series, change.Period?.ToString(), change.Kind, Stated(change.Old), Stated(change.New), discriminator);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string? Discriminator(Change change) => change switch
    {
        { Check: { } check } => check.Id,
        { Threshold: { } threshold } => $"{threshold.Id} {threshold.Direction}",
        { Mass: not null } => change.Reason,
        { Drift: { } drift } when change.Kind != ChangeKind.SeriesEnded => string.Join(' ', [change.Table, change.Measure, Breakdown(change), change.Area?.Key, drift.Aspect, .. drift.From.Concat(drift.To.Prepend(new DriftEnd(">"))).Select(Told)]),
        { Publication: { } publication } => string.Join(' ', publication.Files.Select(file => file.Sha256).Prepend(publication.Id)),
        { Late: { } late } => $"{change.Reason} {late.Due.UtcDateTime:O}",
        _ => "",
    };

    private static string Stated(StatedValue? value) => value is null ? "-" : $"{value.Value}|{value.Status}";

    // One code, one spelling and one wording may stand for several things of a table.
    private static string Told(DriftEnd end) => $"{end.Text}|{end.Series}|{end.Area?.Key}|{end.Cell?.Sheet}|{end.Cell?.Ref}";

    private static string Breakdown(Change change) => string.Join(',', (change.Breakdown ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
