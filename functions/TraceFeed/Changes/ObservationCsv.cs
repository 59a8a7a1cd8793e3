using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Observations as CSV: the columns that every table of them begins with, and those of a file that was read.</summary>
public static class ObservationCsv
{
    /// <summary>The columns that <see cref="Subject"/> fills.</summary>
    public const string SubjectColumns = "source,table,measure,area_type,area_code,area_name,breakdown";

    /// <summary>The columns that <see cref="Key"/> fills.</summary>
    public const string KeyColumns = SubjectColumns + ",period_start,period_end,unit";

    private const string Header = KeyColumns + ",value,status,sheet,ref,flagged";

    /// <summary>The observations of a file.</summary>
    public static void Write(TextWriter output, IReadOnlyList<StatedObservation> observations)
    {
        output.Write(Header + "\n");
        var row = new CsvRow(output);
        foreach (var (source, series, period, stated, flagged) in observations)
        {
            Key(row, source, series, period).Number(stated.Value).Text(stated.Status).Text(stated.Cell?.Sheet).Text(stated.Cell?.Ref).Flag(flagged).End();
        }
    }

    /// <summary>What a series is of.</summary>
    public static CsvRow Subject(CsvRow row, string source, Series series) => row
        .Text(source).Text(series.Table).Text(series.Measure).Text(series.Area?.Type).Text(series.Area?.Code).Text(series.Area?.Name)
        .Text(string.Join(';', series.Breakdown.Select(pair => $"{pair.Key}={pair.Value}")));

    /// <summary>What a series is of, a period and the unit.</summary>
    public static CsvRow Key(CsvRow row, string source, Series series, Period period) => Subject(row, source, series).Day(period.Start).Day(period.End).Text(series.Unit);
}
