using System.Globalization;
using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>How a list is written as text.</summary>
internal sealed record CsvDialect
{
    private static readonly char[] Special = [',', ';', '\t', '"', '\r', '\n'];

    /// <summary>What parts fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What ends rows.</summary>
    public string LineEnd { get; init; } = "\n";

    /// <summary>Whether a byte-order mark stands first.</summary>
    public bool Marked { get; init; }

    /// <summary>Whether every field is in quotation marks.</summary>
    public bool Quoted { get; init; }

    /// <summary>Whether blanks stand around numbers.</summary>
    public bool Padded { get; init; }

    /// <summary>Whether every row is as long as the longest.</summary>
    public bool Filled { get; init; }

    /// <summary>Any dialect.</summary>
    public static CsvDialect Any(Random random) => new()
    {
        Delimiter = random.GetItems([',', ';', '\t'], 1)[0],
        LineEnd = random.GetItems(["\n", "\r\n", "\r"], 1)[0],
        Marked = random.Next(2) == 0,
        Quoted = random.Next(3) == 0,
        Padded = random.Next(2) == 0,
        Filled = random.Next(2) == 0,
    };

    /// <summary>The bytes of a sheet.</summary>
    public byte[] Write(DriftSheet sheet)
    {
        var text = new StringBuilder(Marked ? "\ufeff" : "");
        var width = sheet.Width;
        foreach (var row in sheet.Rows)
        {
            for (var column = 0; column < (Filled ? width : row.Count); column++)
            {
                text.Append(column > 0 ? Delimiter.ToString() : "").Append(column < row.Count ? Field(row[column]) : "");
            }

            text.Append(LineEnd);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private string Field(DriftCell? cell)
    {
        var text = cell switch
        {
            null => "",
            { Kind: CellKind.Date } => cell.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            { Kind: CellKind.Number } => Padded ? $" {cell.Separated()} " : cell.Separated(),
            _ => cell.Text,
        };
        return cell is not null && (Quoted || text.AsSpan().ContainsAny(Special)) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
