using System.Text;
using System.Xml;
using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>
/// Upstream text made fit for every format at once: a character that XML 1.0 forbids, or half of a surrogate pair, becomes
/// U+FFFD, visibly. One such character in one area name would otherwise make the whole feed unreadable.
/// </summary>
internal static class LegalText
{
    /// <summary>The same text with every forbidden character replaced.</summary>
    public static string Of(string text)
    {
        // Nearly every text is plain, and a commit may have a hundred thousand changes.
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text;
        }

        var legal = true;
        for (var i = 0; i < text.Length && legal; i++)
        {
            legal = XmlConvert.IsXmlChar(text[i]) && text[i] != '\r';
        }

        return legal ? text : Replaced(text);
    }

    /// <summary>A text for one line: every line break and tab is a blank.</summary>
    public static string Line(string text) => text.Replace('\n', ' ').Replace('\t', ' ');

    /// <summary>The same change with all its texts fit.</summary>
    public static Change Of(Change change) => change with
    {
        Kind = Of(change.Kind),
        Source = Of(change.Source),
        Id = Maybe(change.Id),
        Series = Maybe(change.Series),
        Table = Maybe(change.Table),
        Measure = Maybe(change.Measure),
        Label = Maybe(change.Label),
        Area = change.Area is { } area ? Of(area) : null,
        Breakdown = change.Breakdown is { } breakdown ? Of(breakdown) : null,
        Unit = Maybe(change.Unit),
        Old = Of(change.Old),
        New = Of(change.New),
        Inputs = change.Inputs is { } inputs ? [.. inputs.Select(Of)] : null,
        Announced = Maybe(change.Announced),
        Reason = Maybe(change.Reason),
        Check = change.Check is { } check ? new CheckOutcome(Of(check.Id), Of(check.Expected), Of(check.Actual), [.. check.Cells.Select(Of)]) : null,
        PartOf = Maybe(change.PartOf),
        Drift = change.Drift is { } drift ? drift with { Aspect = Of(drift.Aspect), From = [.. drift.From.Select(Of)], To = [.. drift.To.Select(Of)] } : null,
        Mass = change.Mass is { } mass ? new MassChange([.. mass.Counts.Select(Of)], [.. mass.Areas.Select(Of)], Maybe(mass.Since)) : null,
        Publication = change.Publication is { } facts ? Of(facts) : null,
        Late = change.Late is { } late ? late with { Publication = Of(late.Publication), Problem = Maybe(late.Problem) } : null,
    };

    internal static Area Of(Area area) => new(Of(area.Type), Maybe(area.Code), Of(area.Name));

    private static DriftEnd Of(DriftEnd end) => new(Of(end.Text), Maybe(end.Series), end.Area is { } area ? Of(area) : null, end.Cell is { } cell ? Of(cell) : null);

    private static MassCount Of(MassCount count) => count with { Table = Of(count.Table), Measure = Maybe(count.Measure), Members = count.Members.GroupBy(pair => Of(pair.Key), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal), OldBase = Maybe(count.OldBase), NewBase = Maybe(count.NewBase) };

    private static PublicationFacts Of(PublicationFacts facts) => facts with
    {
        Id = Of(facts.Id),
        Title = Maybe(facts.Title),
        Notes = facts.Notes is { } notes ? [.. notes.Select(note => note with { Note = Of(note.Note) })] : null,
        Findings = facts.Findings is { } findings ? [.. findings.Select(finding => finding with { Table = Of(finding.Table), Sheet = Maybe(finding.Sheet), Mention = Of(finding.Mention), Note = Maybe(finding.Note) })] : null,
        Quarantine = facts.Quarantine is { } quarantine ? quarantine with { Reason = Of(quarantine.Reason), Decision = Of(quarantine.Decision), Why = Maybe(quarantine.Why) } : null,
        Files = [.. facts.Files.Select(file => new EditionFacts(Of(file.Name), file.Url, Of(file.Sha256)))],
        Warnings = [.. facts.Warnings.Select(Of)],
    };

    private static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> breakdown)
    {
        if (breakdown.All(pair => ReferenceEquals(Of(pair.Key), pair.Key) && ReferenceEquals(Of(pair.Value), pair.Value)))
        {
            return breakdown;
        }

        var legal = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in breakdown)
        {
            legal[Of(name)] = Of(value);
        }

        return legal;
    }

    private static StatedValue? Of(StatedValue? stated) =>
        stated is null ? null : new StatedValue(Maybe(stated.Value), Maybe(stated.Status), stated.Cell is { } cell ? Of(cell) : null);

    private static DerivedInput Of(DerivedInput input) =>
        input with { Series = Of(input.Series), Label = Of(input.Label), Status = Maybe(input.Status), Cell = input.Cell is { } cell ? Of(cell) : null };

    private static CellAddress Of(CellAddress cell) => new(Of(cell.Sha256), Maybe(cell.Sheet), Of(cell.Ref));

    private static string? Maybe(string? text) => text is null ? null : Of(text);

    private static string Replaced(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // XML parsers turn a carriage return into a line feed, JSON parsers do not: the formats would differ.
            result.Append(rune.Value == '\r' ? "\n" : rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return result.ToString();
    }
}
