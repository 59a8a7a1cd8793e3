namespace TraceFeed.Tabular;

/// <summary>The pointers of the cells of records that stand in one array, or of one record that stands in none.</summary>
/// <param name="record">The pointer of a record, with the placeholder for its number in an array.</param>
internal sealed class JsonPlaces(string record)
{
    private readonly Dictionary<int, string> templates = [];

    /// <summary>The pointer of a cell: the same string each time.</summary>
    /// <param name="column">Its column among those of the members, from 1; 0 for the record itself.</param>
    /// <param name="path">Its pointer from the record.</param>
    /// <param name="made">Counts the pointers made.</param>
    public string Template(int column, string path, ref int made)
    {
        if (!templates.TryGetValue(column, out var template))
        {
            made++;
            templates.Add(column, template = record + path);
        }

        return template;
    }
}
