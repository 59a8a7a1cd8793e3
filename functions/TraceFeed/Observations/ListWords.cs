using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Notes in which words the rows of a list say what they are about; asked once for each different combination of key cells.</summary>
internal sealed class ListWords(ListTable table, ListColumns columns, RowSubjects subjects, TableWords words)
{
    /// <summary>Notes the words of the row a reader stands on.</summary>
    /// <param name="file">The reader.</param>
    /// <param name="found">Its key cells, that of the category last; -1 where the row has none.</param>
    /// <param name="subject">What the row is about.</param>
    /// <param name="category">Its category; null without one, or for one that no definition knows.</param>
    /// <param name="plan">The series of its columns.</param>
    public void Row(TabularReader file, ReadOnlySpan<int> found, RowSubject subject, CategoryDefinition? category, PlannedColumn?[] plan)
    {
        ulong[] series = [.. plan.OfType<PlannedColumn>().Select(planned => planned.Series.Key)];
        subjects.Word(words, file.Row, found[..subjects.Columns.Count], subject, series, file.Reference);
        if (category is not null && found[^1] >= 0)
        {
            var what = $"{TableWording.TermPrefix}{table.Category}/{category.Measures[0].Id}";
            var (sheet, at) = file.Reference(found[^1]);
            words.Term(what, KeyTexts.Of(file.Row, found[^1]), sheet, at);
            Array.ForEach(series, one => words.Said(what, one));
        }

        Unit(file, category?.Measures ?? table.Measures);
    }

    private void Unit(TabularReader file, IReadOnlyList<SeriesDefinition> measures)
    {
        for (var cell = 0; cell < file.Row.Count && columns.Unit > 0; cell++)
        {
            if (file.Row.Column(cell) == columns.Unit)
            {
                var (sheet, at) = file.Reference(cell);
                foreach (var measure in measures)
                {
                    words.Term(TableWording.UnitPrefix + measure.Id, KeyTexts.Of(file.Row, cell), sheet, at);
                }
            }
        }
    }
}
