using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>A sheet, or a pattern of JSON records, that holds notes on the whole file.</summary>
internal static class NoteSheet
{
    // Members of members are the file's figures and names, not what it says of itself.
    private const char Inner = '/';

    /// <summary>Takes every text of a sheet as a note.</summary>
    public static void Read(Sheet sheet, WordingBuilder wording)
    {
        _ = wording[""];
        for (var cell = 0; cell < sheet.Count; cell++)
        {
            if (sheet.Kind(cell) == CellKind.Text)
            {
                wording.Note("", Label.Clean(sheet.Text(cell)), sheet.Name, CellReference.Format(sheet.Row(cell), sheet.Column(cell)));
            }
        }
    }

    /// <summary>Takes every text of the sheet that a reader stands in; of records, those that are members of the records themselves.</summary>
    public static void Read(TabularReader file, WordingBuilder wording)
    {
        var sheet = file.ReadSheet();
        if (sheet.Count == 0 || file.Place(0).Column > 0)
        {
            Read(sheet, wording);
            return;
        }

        _ = wording[""];
        var inner = new HashSet<int>();
        for (var cell = 0; cell < sheet.Count; cell++)
        {
            var text = Label.Clean(sheet.Text(cell));
            if (sheet.Row(cell) == 1)
            {
                _ = text.Contains(Inner, StringComparison.Ordinal) && inner.Add(sheet.Column(cell));
            }
            else if (sheet.Kind(cell) == CellKind.Text && !inner.Contains(sheet.Column(cell)))
            {
                var (name, at) = file.Reference(cell);
                wording.Note("", text, name, at);
            }
        }
    }
}
