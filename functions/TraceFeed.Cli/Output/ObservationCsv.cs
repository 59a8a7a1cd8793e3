using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Cli.Output;

/// <summary>
/// Observations as CSV for a spreadsheet. A text that a spreadsheet would take for a formula gets a quote before it
/// (OWASP, "CSV Injection"); numbers stay numbers.
/// </summary>
internal static class ObservationCsv
{
    private const string Header = "source,table,measure,area_type,area_code,area_name,breakdown,period_start,period_end,unit,value,status,sheet,ref,flagged";

    public static void Write(TextWriter output, IReadOnlyList<StatedObservation> observations)
    {
        output.Write(Header + "\n");
        foreach (var (source, series, period, stated, flagged) in observations)
        {
            string?[] texts = [source, series.Table, series.Measure, series.Area?.Type, series.Area?.Code, series.Area?.Name, string.Join(';', series.Breakdown.Select(pair => $"{pair.Key}={pair.Value}"))];
            output.Write(string.Join(',', texts.Select(Text)));
            output.Write($",{Date(period.Start)},{Date(period.End)},{Text(series.Unit)},{stated.Value},{Text(stated.Status)},{Text(stated.Cell?.Sheet)},{stated.Cell?.Ref},{(flagged ? "true" : "false")}\n");
        }
    }

    private static string Date(DateOnly? date) => date is null ? "" : Period.Iso(date);

    private static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = TerminalText.Escape(text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text);
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
