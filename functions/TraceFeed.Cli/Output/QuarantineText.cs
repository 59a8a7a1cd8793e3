using TraceFeed.Observations;
using TraceFeed.Pipeline;

namespace TraceFeed.Cli.Output;

/// <summary>A quarantined file as lines.</summary>
internal static class QuarantineText
{
    /// <summary>Two lines of a list: what it is, and the reason.</summary>
    public static IEnumerable<string> Line(Edition edition) =>
        new[] { $"{edition.ShortId}  {edition.Source}  {Period.Iso(edition.Published)}  {edition.FileName}", $"          {edition.Reason}" }.Select(TerminalText.Escape);

    /// <summary>Everything that is kept of it.</summary>
    public static IEnumerable<string> Lines(Edition edition)
    {
        yield return $"{edition.ShortId}  {edition.FileName}";
        yield return $"  source      {edition.Source}";
        yield return $"  published   {Period.Iso(edition.Published)} {(edition.Title.Length > 0 ? edition.Title : edition.Publication)}";
        yield return $"  found at    {edition.Url?.AbsoluteUri ?? "by hand"}";
        yield return $"  SHA-256     {edition.Sha256 ?? "nothing was fetched"}";
        yield return $"  original    {(edition.Sha256 is null ? "none" : $"/originals/{edition.Sha256} of the site; --save FILE writes it here")}";
        yield return $"  reason      {edition.Reason}{(edition.Guard is null ? "" : $" (guard '{edition.Guard}')")}";
        foreach (var cell in edition.Evidence)
        {
            yield return $"  evidence    {(cell.Cell is null ? "" : cell.Cell + " ")}{cell.Series} {cell.Period}: {cell.Old ?? "nothing"} before, {cell.New ?? "nothing"} now{(cell.Equal is null ? "" : $", {cell.Equal}")}";
        }
    }
}
