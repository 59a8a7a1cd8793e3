using System.Globalization;
using TraceFeed.Cli.Output;

namespace TraceFeed.Cli.Checking;

/// <summary>A check as a person reads it: each sheet row by row, then everything odd, then the sums.</summary>
internal sealed class CheckText(FileCheck check)
{
    private const int TextWidth = 40;

    /// <summary>The lines, safe for a terminal.</summary>
    public IEnumerable<string> Lines() => Sheets().Concat(Odd()).Concat(Summary()).Select(TerminalText.Escape);

    private IEnumerable<string> Sheets()
    {
        foreach (var sheet in check.Sheets)
        {
            yield return $"{Name(sheet.Name)}: {Count(sheet.Rows, "row")}";
            if (check.IsNoTable(sheet))
            {
                yield return "  no figures here, says the definition";
                yield return "";
                continue;
            }

            var width = sheet.Runs.SelectMany(run => run.Shown.Append(run.Last)).Select(row => row.Text.Length).DefaultIfEmpty().Max();
            for (var i = 0; i < sheet.Runs.Count; i++)
            {
                foreach (var line in Run(sheet.Runs[i], Math.Min(width, TextWidth), i < sheet.FirstFigures ? "title or header" : i > sheet.LastFigures ? "note" : "heading, without figures"))
                {
                    yield return line;
                }
            }

            yield return "";
        }
    }

    private string Name(string? name) => name is null ? "The file" : !check.Definition.Formats.Contains("json") ? $"Sheet {name}" : name.Length == 0 ? "The whole file" : $"Records {name}";

    private static IEnumerable<string> Run(RowRun run, int width, string text)
    {
        foreach (var row in run.Shown)
        {
            yield return Row(row, width, text);
        }

        if (run.LeftOut > 0)
        {
            yield return $"{"…",7}  {Count(run.LeftOut, "row")} like these (--all lists them)";
            yield return Row(run.Last, width, text);
        }
    }

    private static string Row(CheckedRow row, int width, string text)
    {
        var mark = row.Kind switch
        {
            RowKind.Provisional => '?',
            RowKind.SetAside => '!',
            _ => ' ',
        };
        return $"{row.Row.ToString(CultureInfo.InvariantCulture),7} {mark} {row.Text.PadRight(width)}  {(row.Kind == RowKind.Text ? text : row.Made)}";
    }

    private IEnumerable<string> Odd()
    {
        if (check.Reading.Warnings.Count == 0)
        {
            yield break;
        }

        yield return "Odd";
        foreach (var warning in check.Reading.Warnings)
        {
            yield return $"  {(Oddity.IsOfCell(warning.Kind) ? '!' : Oddity.IsUnrecognised(warning.Kind) ? '?' : ' ')} {warning}";
        }

        yield return "";
    }

    private IEnumerable<string> Summary()
    {
        var statuses = check.Definition.Statuses.ToDictionary(status => status.Symbol, StringComparer.Ordinal);
        yield return $"Read by {check.Definition.Id}: {check.Definition.Title}";
        yield return $"  figures captured     {Number(check.Reading.Count),9}";
        yield return $"  rows recognised      {Number(check.Rows(RowKind.Recognised)),9}";
        yield return $"  rows provisional     {Number(check.Rows(RowKind.Provisional)),9}";
        yield return $"  rows set aside       {Number(check.Rows(RowKind.SetAside)),9}";
        if (check.Reading.NotStated.Count > 0)
        {
            yield return $"  figures not stated   {Number(check.Reading.NotStated.Count),9}  since the file contradicts itself";
        }

        foreach (var (symbol, count) in check.Symbols)
        {
            yield return $"  symbol {symbol,-13} {Number(count),9}  {(statuses.TryGetValue(symbol, out var known) ? known.Meaning + (known.Suppression ? " (withheld)" : "") : "UNKNOWN: add it to 'statuses'")}";
        }

        yield return check.IsRecognised ? check.Rows(RowKind.SetAside) == 0 ? "Everything is recognised." : "Everything is recognised; what is set aside stands below the figures, among the notes." : "Not everything is recognised: see the rows and lines marked with ? or !";
    }

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
