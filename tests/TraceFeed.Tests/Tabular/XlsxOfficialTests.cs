using TraceFeed.Observations;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class XlsxOfficialTests
{
    [Fact]
    public void A_workbook_published_in_both_formats_reads_alike()
    {
        const string Name = "2020-10-29_Demographic_LA_tables_w21";
        var ods = TabularFile.Read(File.ReadAllBytes(OfficialFiles.Path("england-tt-demographic", Name + ".ods")), Name + ".ods", "ods");
        var xlsx = Sheets("england-tt-demographic", Name + ".xlsx").Select(sheet => (sheet.Name, Cells: Cells(sheet))).ToList();

        Assert.Equal(ods.Select(sheet => sheet.Name), xlsx.Select(sheet => sheet.Name));
        var different = new List<string>();
        foreach (var (one, other) in ods.Zip(xlsx))
        {
            var (left, right) = (Cells(one), other.Cells);
            different.AddRange(left.Keys.Union(right.Keys).Where(place => left.GetValueOrDefault(place) != right.GetValueOrDefault(place))
                .Select(place => $"{one.Name}!{place}: {left.GetValueOrDefault(place)} / {right.GetValueOrDefault(place)}"));
        }

        Assert.Empty(different);

        // As many as there are <c> elements with a value and without a type in the XML, counted without this program.
        Assert.Equal(64_806, xlsx.Sum(sheet => sheet.Cells.Values.Count(value => value.EndsWith(')') && char.IsAsciiDigit(value[0]) && value.Contains(" (", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_day_of_each_daily_indicators_workbook_is_a_date()
    {
        var days = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(OfficialFiles.Path("uk-daily-indicators-xlsx")))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var sheet = Sheets("uk-daily-indicators-xlsx", Path.GetFileName(path)).First();
            var header = Enumerable.Range(0, sheet.Count).Single(i => sheet.Text(i) == "DateVal");
            var day = Enumerable.Range(0, sheet.Count).Single(i => sheet.Row(i) == sheet.Row(header) + 1 && sheet.Column(i) == sheet.Column(header));
            Assert.Equal(CellKind.Date, sheet.Kind(day));
            days.Add(name, sheet.Date(day));
        }

        Assert.Equal(new DateOnly(2020, 4, 2), days["DailyIndicators-2020-04-02"]);
        Assert.Equal(new DateOnly(2020, 3, 10), days["DailyIndicators-2020-03-10"]);
    }

    [Fact]
    public void A_workbook_of_Wales_reads_whole_with_its_dates()
    {
        var sheets = Sheets("wales-phw", "Rapid COVID-19 surveillance data.xlsx").Select(sheet => (sheet.Name, Dates: Dates(sheet))).ToList();

        Assert.Equal(8, sheets.Count);
        Assert.Equal("Tests by specimen date", sheets[2].Name);
        Assert.Equal(7_464, sheets[2].Dates.Count);
        Assert.Equal((2, new DateOnly(2020, 12, 9)), sheets[2].Dates[0]);
    }

    private static List<(int Row, DateOnly Date)> Dates(Sheet sheet) =>
        [.. Enumerable.Range(0, sheet.Count).Where(i => sheet.Kind(i) == CellKind.Date).Select(i => (sheet.Row(i), sheet.Date(i)))];

    private static IEnumerable<Sheet> Sheets(string folder, string name)
    {
        using var reader = XlsxReader.Open(File.ReadAllBytes(OfficialFiles.Path(folder, name)), name);
        while (reader.NextSheet())
        {
            yield return reader.ReadSheet();
        }
    }

    // The last two of seventeen digits are noise of binary fractions, and each format has its own.
    private static Dictionary<string, string> Cells(Sheet sheet) => Enumerable.Range(0, sheet.Count)
        .Select(i => (Place: CellReference.Format(sheet.Row(i), sheet.Column(i)), Value: sheet.Kind(i) switch
        {
            CellKind.Text => Label.Clean(sheet.Text(i)),
            CellKind.Date => FormattableString.Invariant($"{sheet.Date(i):yyyy-MM-dd}"),
            _ => FormattableString.Invariant($"{double.Parse(sheet.Number(i).ToString(), System.Globalization.CultureInfo.InvariantCulture):G15} ({sheet.PrintedDecimals(i)})"),
        }))
        .Where(cell => cell.Value.Length > 0)
        .ToDictionary(cell => cell.Place, cell => cell.Value);
}
