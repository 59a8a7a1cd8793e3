using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Works out what a row is about from its key cells. The cells of a row are told apart by their headers.</summary>
internal sealed class RowSubjects
{
    private const string Blank = "(blank)";

    private readonly RowKeys keys;
    private readonly AreaNames areas;
    private readonly ReadingBuilder builder;
    private readonly List<string> headers;
    private readonly int[] columns;

    // By dimension: the spelling of each value that the definition knows.
    private readonly Dictionary<string, string>[] spellings;

    /// <summary>Prepares for a table.</summary>
    /// <param name="keys">The columns by definition.</param>
    /// <param name="lookups">The lookups of the areas.</param>
    /// <param name="byHeader">The column of each header (<see cref="Label.Key"/>) of the table.</param>
    /// <param name="builder">Takes warnings.</param>
    public RowSubjects(RowKeys keys, IReadOnlyList<AreaLookup> lookups, IReadOnlyDictionary<string, int> byHeader, ReadingBuilder builder)
    {
        (this.keys, this.builder) = (keys, builder);
        areas = new AreaNames(keys.Area, lookups, builder);
        headers = [.. Headers(keys)];
        spellings = [.. keys.Breakdown.Select(dimension => dimension.Values.ToDictionary(Label.Key, value => value, StringComparer.Ordinal))];
        columns = [.. headers.Select(header => byHeader.GetValueOrDefault(Label.Key(header)))];
    }

    /// <summary>The columns whose cells decide, in the order of <see cref="Of"/>'s cells.</summary>
    public IReadOnlyList<int> Columns => columns;

    /// <summary>The headers of the columns that tell what a row is about.</summary>
    public static IEnumerable<string> Headers(RowKeys keys) =>
        new[] { keys.Area.TypeColumn, keys.Area.Code, keys.Area.Name }.OfType<string>().Concat(keys.Breakdown.Select(one => one.Column));

    /// <summary>What the row is about.</summary>
    /// <param name="cells">The sheet or row.</param>
    /// <param name="found">The cell of each of <see cref="Columns"/>; -1 where the row has none.</param>
    /// <param name="sheet">The sheet, for warnings.</param>
    /// <param name="place">A cell of the row, for warnings.</param>
    public RowSubject Of(Sheet cells, ReadOnlySpan<int> found, string? sheet, string place)
    {
        string type = "", code = "", name = "";
        var at = 0;
        type = keys.Area.TypeColumn is null ? type : KeyTexts.Of(cells, found[at++]);
        code = keys.Area.Code is null ? code : KeyTexts.Of(cells, found[at++]);
        name = keys.Area.Name is null ? name : KeyTexts.Of(cells, found[at++]);
        var breakdown = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Breakdown.Count; i++)
        {
            var dimension = keys.Breakdown[i];
            var value = KeyTexts.Of(cells, found[at++]);

            // The value is part of the series' id, which must not depend on how this file or that one spells it.
            var key = Label.Key(value);
            var isDeclared = spellings[i].TryGetValue(key, out var declared);
            breakdown.Add(dimension.Name, isDeclared ? declared! : key.Length == 0 ? "not stated" : key);
            if (dimension.Values.Count > 0 && !isDeclared)
            {
                builder.Warn("unknown-breakdown", sheet, place, $"the value '{Label.Short(value)}' of the column '{dimension.Column}' is not in the definition; its figures are captured under it");
            }
        }

        var (area, isKnown) = areas.Find(type, code, name, sheet, place);
        return new RowSubject(area, isKnown, breakdown);
    }

    /// <summary>Notes how a row names its area and the area's type.</summary>
    /// <param name="words">The words of the table.</param>
    /// <param name="cells">The sheet or row.</param>
    /// <param name="found">The cells given to <see cref="Of"/>.</param>
    /// <param name="subject">What it made of them.</param>
    /// <param name="series">The series of the row.</param>
    /// <param name="reference">Where a cell stands.</param>
    public void Word(TableWords words, Sheet cells, ReadOnlySpan<int> found, RowSubject subject, IReadOnlyCollection<ulong> series, Func<int, (string? Sheet, string Ref)> reference)
    {
        var (type, name) = (keys.Area.TypeColumn is null ? -1 : found[0], keys.Area.Name is null ? -1 : found[(keys.Area.TypeColumn is null ? 0 : 1) + (keys.Area.Code is null ? 0 : 1)]);
        if (type >= 0)
        {
            var what = $"{TableWording.TermPrefix}{keys.Area.TypeColumn}/{subject.Area.Type}";
            var (sheet, at) = reference(type);
            words.Term(what, KeyTexts.Of(cells, type), sheet, at);
            foreach (var one in series)
            {
                words.Said(what, one);
            }
        }

        // Where the name alone tells the area, none is a spelling like any other.
        var spelling = KeyTexts.Of(cells, name) is { Length: > 0 } text ? text : keys.Area.Name is not null && keys.Area.Code is null ? Blank : "";
        if (subject.IsKnown)
        {
            var (sheet, at) = name >= 0 ? reference(name) : (null, null);
            words.Term($"{TableWording.AreaPrefix}{subject.Area.Key}", spelling, sheet, at);
        }
    }
}
