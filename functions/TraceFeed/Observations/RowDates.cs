using System.Globalization;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>The dates of one column of a list; each different text is read once.</summary>
internal sealed class RowDates(DateColumn definition, int column, string otherwise, ReadingBuilder builder)
{
    private readonly Dictionary<int, DateOnly?> dates = [];

    /// <summary>The text of the first cell that held no date, with its place; null while every cell held one.</summary>
    public string? FirstUnread { get; private set; }

    /// <summary>Whether any cell held a date.</summary>
    public bool AnyRead { get; private set; }

    /// <summary>What the dates should look like.</summary>
    public DateColumn Definition => definition;

    /// <summary>The column; 0 when the list has none of that header.</summary>
    public int Column => column;

    /// <summary>The date of a cell; null, with a warning, for what is none.</summary>
    public DateOnly? Of(TabularReader file, int cell)
    {
        // Systems write days such as 31 December 9999 for one that they do not know.
        var date = Read(file, cell) is { Year: > 1900 and < 2200 } day ? day : (DateOnly?)null;
        AnyRead |= date is not null;
        if (date is null && KeyTexts.Of(file.Row, cell) is { Length: > 0 } text)
        {
            FirstUnread ??= $"{file.Reference(cell).Ref} holds '{Label.Short(text)}'";
        }

        return date;
    }

    private DateOnly? Read(TabularReader file, int cell)
    {
        var cells = file.Row;
        if (cells.Kind(cell) == CellKind.Date)
        {
            return cells.Date(cell);
        }

        if (cells.Kind(cell) == CellKind.Number)
        {
            Warn(file, cell, $"a number stands where a date written {definition.Format} is expected; {otherwise}");
            return null;
        }

        var id = cells.TextId(cell);
        if (!dates.TryGetValue(id, out var date))
        {
            date = DateOnly.TryParseExact(Label.Clean(cells.Text(cell)), definition.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
            if (date is null)
            {
                Warn(file, cell, $"'{Label.Short(cells.Text(cell))}' is no date written {definition.Format}; {otherwise}");
            }

            dates.Add(id, date);
        }

        return date;
    }

    private void Warn(TabularReader file, int cell, string message)
    {
        var place = file.Reference(cell);
        builder.Warn("date", place.Sheet, place.Ref, message);
    }
}
