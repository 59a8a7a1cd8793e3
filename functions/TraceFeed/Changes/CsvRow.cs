using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// Writes rows of CSV (RFC 4180, lines ending with a line feed) field by field. A text that a spreadsheet would take for a formula gets a
/// quote before it (OWASP, "CSV Injection"); numbers stay numbers, negative ones too.
/// </summary>
public sealed class CsvRow(TextWriter output)
{
    private bool begun;

    /// <summary>A text; null and the empty text are an empty field.</summary>
    public CsvRow Text(string? text) => Field(Safe(text));

    /// <summary>A number, already written as one; null is an empty field.</summary>
    public CsvRow Number(string? number) => Field(number);

    /// <summary>A number.</summary>
    public CsvRow Number(long number) => Field(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A day; null is an empty field.</summary>
    public CsvRow Day(DateOnly? day) => Field(day is null ? "" : Period.Iso(day));

    /// <summary>Yes or no.</summary>
    public CsvRow Flag(bool flag) => Field(flag ? "true" : "false");

    /// <summary>Ends the row.</summary>
    public void End()
    {
        output.Write('\n');
        begun = false;
    }

    /// <summary>A text as its field would hold it, without the quotation marks around it.</summary>
    public static string Guarded(string text) => VisibleText.Of(text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text);

    private static string Safe(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = Guarded(text);
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private CsvRow Field(string? field)
    {
        if (begun)
        {
            output.Write(',');
        }

        begun = true;
        output.Write(field);
        return this;
    }
}
