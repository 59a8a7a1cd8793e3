using System.Globalization;
using System.Text.RegularExpressions;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Reads a list with a row for each area and category and a column for each measure, in whatever order the columns come.</summary>
internal sealed class ListReader(SourceDefinition definition, ListLayout layout, AreaLookup lookup, OriginalFile file, ReadingBuilder builder)
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    /// <summary>Whether the header row names every column of the layout.</summary>
    public static bool Recognises(ListLayout layout, Sheet sheet) => Missing(layout, Headers(sheet)).Count == 0;

    /// <summary>Reads every row.</summary>
    /// <exception cref="UnreadableFileException">A column that the layout needs is missing.</exception>
    public void Read(Sheet sheet)
    {
        var number = builder.Sheet(null);
        foreach (var (header, column) in Headers(sheet))
        {
            columns.TryAdd(header, column);
        }

        var missing = Missing(layout, columns);
        if (missing.Count > 0)
        {
            throw new UnreadableFileException(file.Name, "row 1", $"lacks the column {string.Join(", ", missing.Select(name => $"'{name}'"))}; expected the header row of '{definition.Id}', found {(columns.Count == 0 ? "no header" : string.Join(", ", Headers(sheet).Keys.Take(12).Select(name => $"'{Label.Short(name)}'")))}");
        }

        var rows = new ListRows(definition, layout, lookup, columns, Unknown(sheet), builder);
        var derived = new Lazy<DateOnly?>(Derive);
        for (var row = 1; row < sheet.FilledRows; row++)
        {
            rows.Read(sheet, number, sheet.RowStart(row), sheet.RowStart(row + 1), derived);
        }

        builder.DatesDerived = derived.IsValueCreated;
    }

    private static Dictionary<string, int> Headers(Sheet sheet)
    {
        var headers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var cell = 0; cell < (sheet.FilledRows == 0 ? 0 : sheet.RowStart(1)); cell++)
        {
            if (Label.Key(sheet.Text(cell)) is { Length: > 0 } header)
            {
                headers.TryAdd(header, sheet.Column(cell));
            }
        }

        return headers;
    }

    private static List<string> Missing(ListLayout layout, Dictionary<string, int> headers) =>
        [.. layout.Categories.SelectMany(category => category.Measures).Select(measure => measure.Column!).Prepend(layout.Category.Column).Prepend(layout.Area.Column).Distinct(StringComparer.Ordinal).Where(name => !headers.ContainsKey(Label.Key(name)))];

    private List<(int Column, string Header)> Unknown(Sheet sheet)
    {
        var known = layout.Categories.SelectMany(category => category.Measures).Select(measure => measure.Column).Concat(layout.Ignore)
            .Append(layout.Area.Column).Append(layout.Category.Column).Append(layout.Start?.Column).Append(layout.End?.Column).OfType<string>().Select(Label.Key).ToHashSet(StringComparer.Ordinal);
        var unknown = new List<(int, string)>();
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        for (var cell = 0; cell < sheet.RowStart(1); cell++)
        {
            var header = Label.Clean(sheet.Text(cell));
            var repeated = known.Contains(Label.Key(header)) && columns[Label.Key(header)] != sheet.Column(cell);
            if (header.Length > 0 && (repeated || !known.Contains(Label.Key(header))))
            {
                builder.Warn("unknown-column", null, CellReference.Format(1, sheet.Column(cell)), $"the column '{header}' {(repeated ? "stands twice" : "is not in the definition")}; what it holds is captured under a provisional id");
                unknown.Add((sheet.Column(cell), !slugs.Add(Label.Slug(header)) || repeated ? $"{header} {sheet.Column(cell)}" : header));
            }
        }

        return unknown;
    }

    // The publication date decides before the file's name, which anyone may change.
    private DateOnly? Derive()
    {
        if (file.Published is { } published)
        {
            return published.AddDays(-layout.EndFromPublishedDays);
        }

        var match = Regex.Match(Path.GetFileName(file.Name), layout.EndFromFileName, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        if (match.Success && int.TryParse(match.Groups["week"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is > 0 and < 1000)
        {
            return definition.Since.AddDays((7 * week) - 1);
        }

        builder.Warn("no-date", null, null, "neither the file nor its name nor a publication date tells the last day of the figures; it is left open");
        return null;
    }
}
