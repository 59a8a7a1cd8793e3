using TraceFeed.Changes;
using TraceFeed.Tabular;

namespace TraceFeed.Api;

/// <summary>What stands in the column of values where no number does: the publisher's symbol, or a word for a value that was withdrawn.</summary>
internal static class MissingCode
{
    /// <summary>The columns that <see cref="Write"/> fills.</summary>
    public const string Columns = "value,status";

    /// <summary>Stands for a value that was stated before and is left out now.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Writes a value, or what stands for it, and the symbol.</summary>
    public static CsvRow Write(CsvRow row, string? value, string? status, bool withdrawn) =>
        (value is not null ? row.Number(value) : row.Text(withdrawn ? Withdrawn : status is null ? null : Of(status))).Text(status);

    /// <summary>A symbol as it stands for a value: one that would be a number, or the word above, gets a quote before it.</summary>
    public static string Of(string symbol) => symbol == Withdrawn || ExactNumber.TryParse(symbol, out _) ? "'" + symbol : symbol;
}
