using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TraceFeed.Changes;

/// <summary>Ids of changes: the same history gives the same ids on any machine.</summary>
internal static class ChangeIdentity
{
    /// <summary>
    /// The id of a change: source, the source's own commit number, series, period, kind, old, new and what else tells two
    /// changes apart (the check, the publication's files); nothing that depends on the machine, the log's numbering or the clock.
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
        { Mass: not null } => change.Reason,
        { Drift: { } drift } when change.Kind != ChangeKind.SeriesEnded => string.Join(' ', [change.Table, drift.Aspect, .. drift.From.Concat(drift.To.Prepend(new DriftEnd(">"))).Select(Told)]),
        { Publication: { } publication } => string.Join(' ', publication.Files.Select(file => file.Sha256).Prepend(publication.Id)),
        _ => "",
    };

    private static string Stated(StatedValue? value) => value is null ? "-" : $"{value.Value}|{value.Status}";

    // One code, and one spelling, may stand for two types of area.
    private static string Told(DriftEnd end) => $"{end.Text}|{end.Series}|{end.Area?.Type}|{end.Area?.Code}";
}
