using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Drift;

/// <summary>A file of a source, which drifts and is edited, and what must come of it.</summary>
internal sealed class DriftedSource
{
    private readonly SourceDefinition definition;
    private readonly OriginalFile file;
    private readonly Reading original;
    private readonly Dictionary<Origin, Figure> figures;
    private readonly Origin[] editable;

    public DriftedSource(SourceDefinition definition, OriginalFile file)
    {
        (this.definition, this.file) = (definition, file);
        original = Read(file);
        figures = Readings.Observations(original).ToDictionary(one => new Origin(one.Sheet, one.Ref), one => new Figure(one.Series.Id, one.Period.ToString(), Number(one.Value), one.Status, Decimals(one.Series, one.Value)));

        // Of a figure that stands twice both must be edited, and the second is in no observation.
        var repeated = original.Warnings.Where(warning => warning.Kind is "repeat" or "conflict").Select(warning => warning.Message).ToList();
        editable = [.. figures.Where(one => !repeated.Any(message => message.Contains($"{one.Value.Series}, {one.Value.Period} ", StringComparison.Ordinal))).Select(one => one.Key)];
    }

    /// <summary>
    /// What must come of a case: the same figures, one change for each edit, and beside them only changes around the numbers, which are
    /// told exactly where the file is worded or placed otherwise.
    /// </summary>
    public void Holds(DriftCase drift)
    {
        var model = DriftFile.Of(definition, file, figures.Keys.ToHashSet());
        var edits = Edits(drift).ToList();
        edits.ForEach(edit => model.Set(edit.Cell, edit.Number is { } number ? Text(number, figures[edit.Cell].Decimals) : null, edit.Symbol));
        foreach (var step in drift.Steps)
        {
            model.Apply(step);
        }

        var drifted = Read(new OriginalFile { Name = file.Name, Bytes = model.Save(), Published = file.Published });
        var expected = figures.ToDictionary(one => (one.Value.Series, one.Value.Period), one => (one.Value.Number, one.Value.Status));
        edits.ForEach(edit => expected[(figures[edit.Cell].Series, figures[edit.Cell].Period)] = (edit.Number, edit.Symbol));
        Same(expected.Select(one => $"{one.Key.Series} {one.Key.Period} {one.Value}"), Readings.Observations(drifted).Select(one => $"{one.Series.Id} {one.Period} {(Number(one.Value), one.Status)}"));

        var diffs = new Diffs(definition);
        diffs.Pass(original, file.Published);
        var all = diffs.Take(drifted, file.Published).Skip(1).ToList();
        var changes = all.Where(change => !IsAround(change)).ToList();
        Assert.Equal(IsOtherwise(drifted), all.Count > changes.Count);

        // A check turns when one of its figures is edited, and may where a figure shows other decimals than it did; a threshold is crossed by the edit that is told itself.
        Same(edits.Select(edit => Told(edit, model.Place(edit.Cell))), changes.Where(change => change is { Check: null, Threshold: null, Origin: null }).Select(Told));
        Assert.True(edits.Count > 0 || drift.Steps.Any(step => step.Kind is DriftKind.NumberFormats) || changes.All(change => change.Check is null), "A check turned although no figure changed.");
    }

    private static bool IsAround(Change change) => ChangeKind.Surroundings.Contains(change.Kind) || change.Kind == ChangeKind.VocabularyChanged;

    private bool IsOtherwise(Reading drifted) => original.Wording.Keys.Union(drifted.Wording.Keys, StringComparer.Ordinal)
        .Any(table => !WordingKey.Hash(original.Wording[table]).AsSpan().SequenceEqual(WordingKey.Hash(drifted.Wording[table])));

    private Reading Read(OriginalFile one) => SourceReader.Read(definition, DefinitionCatalog.Embedded, one);

    private IEnumerable<Edit> Edits(DriftCase drift)
    {
        var random = new Random(drift.Seed);
        var cells = editable.ToArray();
        random.Shuffle(cells);
        foreach (var cell in cells.Take(drift.Edits))
        {
            var (figure, symbols) = (figures[cell], definition.Statuses.Where(status => status.Symbol != figures[cell].Status).ToArray());
            var symbol = symbols.Length > 0 && random.Next(3) == 0 ? random.GetItems(symbols, 1)[0].Symbol : null;
            var step = random.Next(1, 50) * (decimal)Math.Pow(10, -figure.Decimals);
            yield return new Edit(cell, symbol is null ? Bare((figure.Number ?? 0) + step) : null, symbol);
        }
    }

    private string Told(Edit edit, Origin place)
    {
        var figure = figures[edit.Cell];
        bool withheld = Withholds(figure.Status), withholds = Withholds(edit.Symbol);
        var kind = withheld == withholds ? figure.Number is not null && edit.Number is not null ? "value.revised" : "status.changed" : withholds ? "value.suppressed" : "value.disclosed";
        // What is withheld now is not repeated.
        var (number, status, cell) = kind == "value.suppressed" ? (null, null, At(null)) : (figure.Number, figure.Status, edit.Cell);
        return $"{kind} {figure.Series} {figure.Period} {(number, status)} in {cell} -> {(edit.Number, edit.Symbol)} in {place}";
    }

    private static string Told(Change change) =>
        $"{change.Kind} {change.Series} {change.Period} {(Number(change.Old?.Value), change.Old?.Status)} in {At(change.Old)} -> {(Number(change.New?.Value), change.New?.Status)} in {At(change.New)}";

    private bool Withholds(string? symbol) => definition.Statuses.Any(status => status.Suppression && status.Symbol == symbol);

    private static Origin At(StatedValue? value) => new(value?.Cell?.Sheet, value?.Cell?.Ref ?? "");

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        List<string> wanted = [.. expected], found = [.. actual];
        var (missing, more) = (wanted.Except(found, StringComparer.Ordinal).ToList(), found.Except(wanted, StringComparer.Ordinal).ToList());
        Assert.True(wanted.Count == found.Count && missing.Count + more.Count == 0, $"{missing.Count} missing, {more.Count} not expected.\n- {string.Join("\n- ", missing.Order(StringComparer.Ordinal).Take(5))}\n+ {string.Join("\n+ ", more.Order(StringComparer.Ordinal).Take(5))}");
    }

    private int Decimals(Series series, string? value) => series.Unit is { } unit ? definition.Units[unit].Decimals : value is null ? 0 : decimal.Parse(value, CultureInfo.InvariantCulture).Scale;

    private static decimal? Number(string? value) => value is null ? null : Bare(decimal.Parse(value, CultureInfo.InvariantCulture));

    // Equal numbers are written alike: a division leaves no trailing zeros.
    private static decimal Bare(decimal number) => number / 1.0000000000000000000000000000m;

    private static string Text(decimal number, int decimals) => number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private sealed record Figure(string Series, string Period, decimal? Number, string? Status, int Decimals);

    private sealed record Edit(Origin Cell, decimal? Number, string? Symbol);
}
