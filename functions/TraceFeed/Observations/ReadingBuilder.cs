using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Collects observations while a file is read and packs them when it is read whole.</summary>
internal sealed class ReadingBuilder(SourceDefinition definition, OriginalFile file)
{
    // A double tells fifteen digits; what stands behind them in a file is noise.
    private const int MostDigits = 15;
    private const int MostStatuses = 10_000;
    private const int MostWarnings = 100_000;

    private readonly Dictionary<BlockKey, BlockBuilder> blocks = [];
    private readonly Dictionary<ulong, Series> series = [];
    // Symbols that look like numbers, such as -1 for a withheld count. Empty for nearly every source.
    private readonly Dictionary<ExactNumber, string> numericSymbols = NumericSymbols(definition);
    private readonly Dictionary<string, ushort> statusIds = new(StringComparer.Ordinal);
    private readonly List<string> statuses = [];
    private readonly List<string?> sheets = [];
    private readonly Dictionary<string, ushort> sheetNumbers = new(StringComparer.Ordinal);
    private BlockBuilder? lastBlock;
    private ushort lastSheet;
    private readonly Dictionary<string, (int Start, int End)> columns = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> headings = [];
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> warned = new(StringComparer.Ordinal);
    private readonly List<ReadingWarning> warnings = [];

    /// <summary>The publication date that the file itself tells.</summary>
    public DateOnly? OwnPublished { get; set; }

    /// <summary>Whether the period of to-date values was derived from without.</summary>
    public bool DatesDerived { get; set; }

    /// <summary>How the tables are worded and placed.</summary>
    public WordingBuilder Wording { get; } = new(file.Sha256);

    /// <summary>Series that found no values so far count as headings.</summary>
    public void Heading(ulong key) => headings.Add(key);

    /// <summary>A list of the definition is not in the file: its figures are not stated, which does not end them.</summary>
    public void Missing(string table) => missing.Add(table);

    /// <summary>A table has columns for the weeks from one day to another.</summary>
    public void Covers(string table, int start, int end)
    {
        var (first, last) = columns.GetValueOrDefault(table, (start, end));
        columns[table] = (Math.Min(first, start), Math.Max(last, end));
    }

    /// <summary>The number of a sheet, or of a pointer's template; registers it when it is new.</summary>
    public ushort Sheet(string? name)
    {
        // Cells come sheet by sheet, and a reader hands out the same text for the same sheet.
        if (sheets.Count > 0 && ReferenceEquals(sheets[lastSheet], name))
        {
            return lastSheet;
        }

        if (!sheetNumbers.TryGetValue(name ?? "", out lastSheet))
        {
            lastSheet = checked((ushort)sheets.Count);
            sheets.Add(name);
            sheetNumbers.Add(name ?? "", lastSheet);
        }

        return lastSheet;
    }

    /// <summary>Registers a series.</summary>
    /// <exception cref="DefinitionException">Two series ids have the same 64-bit key.</exception>
    public Series Register(Series one)
    {
        if (series.TryGetValue(one.Key, out var known))
        {
            return known.Id == one.Id ? known : throw new DefinitionException($"Series '{one.Id}' and '{known.Id}' have the same key; rename one of the measures.");
        }

        series.Add(one.Key, one);
        return one;
    }

    /// <summary>Reports something odd, each text once.</summary>
    public void Warn(string kind, string? sheet, string? cell, string message)
    {
        var warning = new ReadingWarning(kind, sheet, cell, message);
        if (warned.Add(warning.ToString()))
        {
            if (warnings.Count == MostWarnings)
            {
                throw new UnreadableFileException(file.Name, null, $"differs from its definition in more than {MostWarnings} places, first {warnings[0]}; expected a file of '{definition.Id}'");
            }

            warnings.Add(warning);
        }
    }

    /// <summary>Takes the observation that a cell states: a number in the unit's precision, or a status symbol.</summary>
    /// <param name="one">The series.</param>
    /// <param name="decimals">Decimals of its unit; below 0 when that is not known.</param>
    /// <param name="key">Table and period.</param>
    /// <param name="cells">The sheet or row that the cell is of.</param>
    /// <param name="cell">The cell's index there.</param>
    /// <param name="place">Where the cell stands.</param>
    /// <param name="marked">Whether the publisher marks it.</param>
    public void Add(Series one, int decimals, BlockKey key, Sheet cells, int cell, Place place, bool marked)
    {
        long value = 0;
        byte scale = 0, printed = 0;
        ushort status = 0;
        var hasValue = Number(cells, cell, place, out var number, out var symbol);
        if (hasValue)
        {
            scale = (byte)(decimals < 0 ? Meant(number) : decimals);
            printed = (byte)Math.Min(Shown(number, cells.Kind(cell) == CellKind.Number ? cells.PrintedDecimals(cell) : number.Scale), scale);
            if (!number.TryScale(scale, out value))
            {
                throw Unreadable(place, "holds a number too large for any count of people");
            }
        }
        else
        {
            status = Status(symbol ?? Text(cells, cell), place);
            if (status == 0)
            {
                return;
            }
        }

        Block(key).Add(one.Key, value, hasValue, scale, printed, status, marked, place.Sheet, place.Row, place.Column);
    }

    /// <summary>The packed reading.</summary>
    public Reading Build()
    {
        var notStated = new HashSet<(BlockKey, ulong)>();
        var packed = new SortedDictionary<BlockKey, ObservationBlock>();
        var stated = new HashSet<ulong>();
        foreach (var builder in blocks.Values)
        {
            var block = builder.Build(Repeated);
            if (block.Count > 0)
            {
                packed.Add(block.Key, block);
                stated.UnionWith(block.Series);
            }
        }

        headings.ExceptWith(stated);
        var named = notStated.Select(gap => gap.Item2).ToHashSet();
        return new Reading
        {
            Source = definition.Id,
            File = file.Name,
            Sha256 = file.Sha256,
            DefinitionVersion = definition.Version,
            OwnPublished = OwnPublished,
            DatesDerived = DatesDerived,
            Partial = definition.IsPartial(file.Sha256),
            Sheets = sheets,
            Series = series.Where(pair => stated.Contains(pair.Key) || named.Contains(pair.Key)).ToDictionary(),
            Statuses = statuses,
            Blocks = packed,
            Columns = columns,
            Headings = headings,
            Published = OwnPublished ?? file.Published,
            Missing = missing,
            NotStated = notStated,
            Wording = Wording.Build(),
            Warnings = warnings,
        };

        void Repeated(BlockKey key, ulong one, bool conflict, Place firstPlace, Place secondPlace)
        {
            var ((_, first), (sheet, second)) = (Reference(firstPlace), Reference(secondPlace));
            var what = $"{series[one].Id}, {key.Period}";
            if (conflict)
            {
                notStated.Add((key, one));
                Warn("conflict", sheet, second, $"states {what} again with another value than {first}; it is taken as not stated");
            }
            else
            {
                Warn("repeat", sheet, second, $"repeats {what} with the same value as {first}");
            }
        }
    }

    private BlockBuilder Block(BlockKey key)
    {
        if (lastBlock is null || lastBlock.Key != key)
        {
            if (!blocks.TryGetValue(key, out lastBlock))
            {
                blocks.Add(key, lastBlock = new BlockBuilder(key));
            }
        }

        return lastBlock;
    }

    private (string? Sheet, string Ref) Reference(Place place) => CellReference.Of(sheets[place.Sheet], place.Row, place.Column);

    private UnreadableFileException Unreadable(Place place, string problem) =>
        Reference(place) is (var sheet, var cell) && sheet is null ? new(file.Name, $"cell {cell}", problem) : new(file.Name, $"sheet {Reference(place).Sheet}, cell {Reference(place).Ref}", problem);

    private void Warn(string kind, Place place, string message)
    {
        var (sheet, cell) = Reference(place);
        Warn(kind, sheet, cell, message);
    }

    private static Dictionary<ExactNumber, string> NumericSymbols(SourceDefinition definition)
    {
        var symbols = new Dictionary<ExactNumber, string>();
        foreach (var status in definition.Statuses)
        {
            if (ExactNumber.TryParse(Label.Clean(status.Symbol), out var number))
            {
                symbols.TryAdd(Plain(number), status.Symbol);
            }
        }

        return symbols;
    }

    // A spreadsheet may keep -1 as -1.0: as symbols they are one.
    private static ExactNumber Plain(ExactNumber number)
    {
        var (mantissa, scale) = number;
        for (; scale > 0 && mantissa % 10 == 0; scale--)
        {
            mantissa /= 10;
        }

        return new ExactNumber(mantissa, scale);
    }

    private bool Number(Sheet sheet, int cell, Place place, out ExactNumber number, out string? symbol)
    {
        symbol = null;
        var isText = sheet.Kind(cell) == CellKind.Text;
        number = sheet.Kind(cell) == CellKind.Number ? sheet.Number(cell) : default;
        var isNumber = isText ? ExactNumber.TryParse(Label.Clean(sheet.Text(cell)), out number) : sheet.Kind(cell) == CellKind.Number;
        if (isNumber && numericSymbols.Count > 0 && numericSymbols.TryGetValue(Plain(number), out symbol))
        {
            return false;
        }

        // Delimited text has no number cells: its reader leaves 007 and 5E1 texts, because in a key they are names.
        if (isNumber && isText && (sheet.Name is not null || CsvNumber.IsPlain(Label.Clean(sheet.Text(cell)))))
        {
            Warn("text", place, $"holds the number '{Label.Clean(sheet.Text(cell))}' as text; it is taken as the number");
        }

        return isNumber;
    }

    // Without a unit no precision is declared, so it is that of a double.
    private static int Meant(ExactNumber number)
    {
        var digits = 0;
        for (var rest = number.Mantissa; rest != 0; rest /= 10)
        {
            digits++;
        }

        return Math.Min(Math.Min((int)number.Scale, MostDigits), Math.Max(0, number.Scale - Math.Max(0, digits - MostDigits)));
    }

    // Where a number is shown as it is stated, the digits that a double cannot hold are noise and no decimals that anyone printed.
    private static int Shown(ExactNumber number, int decimals)
    {
        var meant = Meant(number);
        if (decimals != number.Scale || meant == number.Scale || !number.TryScale(meant, out var rounded))
        {
            return decimals;
        }

        for (; meant > 0 && rounded % 10 == 0; meant--)
        {
            rounded /= 10;
        }

        return meant;
    }

    private static string Text(Sheet sheet, int cell) => sheet.Kind(cell) == CellKind.Date ? Period.Iso(sheet.Date(cell)) : Label.Clean(sheet.Text(cell));

    private ushort Status(string text, Place place)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        if (!statusIds.TryGetValue(text, out var id))
        {
            if (statuses.Count == MostStatuses)
            {
                throw Unreadable(place, $"holds the {MostStatuses + 1}th different text where a number is expected; expected numbers and a few symbols");
            }

            statuses.Add(text);
            statusIds.Add(text, id = (ushort)statuses.Count);
            if (!definition.Statuses.Any(status => status.Symbol == text))
            {
                Warn("status", place, $"holds '{text}' where a number is expected; captured as a status the definition does not know");
            }
        }

        return id;
    }
}
