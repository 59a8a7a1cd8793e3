namespace TraceFeed.Tabular;

/// <summary>
/// Reads the worksheets of an Excel workbook (Office Open XML, ECMA-376 part 1, chapter 18) row by row: streaming, nothing
/// extracted, no DTD, no formula computed, bounded in bytes, cells and texts. Only shared strings and styles are kept whole.
/// </summary>
public sealed class XlsxReader : TabularReader
{
    private readonly XlsxPackage package;
    private readonly XlsxWorkbook workbook;
    private readonly XlsxValue value;
    private XlsxPart? part;
    private XlsxRows? rows;
    private int sheets;

    private XlsxReader(XlsxPackage package)
    {
        this.package = package;
        workbook = XlsxWorkbook.Read(package);
        value = new XlsxValue(XlsxSharedStrings.Read(package, workbook.SharedStrings), XlsxStyles.Read(package, workbook.Styles), workbook.Date1904);
    }

    /// <summary>Opens a workbook and reads what its sheets share; the sheets are read, and refused, row by row.</summary>
    /// <param name="bytes">The whole file; not copied when it is an array, so leave it alone until the reader is disposed.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="UnreadableFileException">Not a whole workbook, or larger than any official one.</exception>
    public static XlsxReader Open(ReadOnlyMemory<byte> bytes, string file)
    {
        XlsxPackage? package = null;
        try
        {
            package = new XlsxPackage(bytes, file);
            return new XlsxReader(package);
        }
        catch (Exception error)
        {
            package?.Dispose();
            if (XlsxDamage.Is(error))
            {
                throw XlsxDamage.Of(file, null, error);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        part?.Dispose();
        package.Dispose();
        base.Dispose();
    }

    private protected override SheetBuilder? OpenSheet(int cellsBefore)
    {
        try
        {
            CloseSheet();
            if (sheets == workbook.Sheets.Count)
            {
                return null;
            }

            var (name, of) = workbook.Sheets[sheets++];
            part = package.Open(of);
            rows = new XlsxRows(part, value, package.File, name);
            return new SheetBuilder(package.File, name, TabularLimits.WorkbookCells - cellsBefore);
        }
        catch (Exception error) when (XlsxDamage.Is(error))
        {
            throw XlsxDamage.Of(package.File, part?.Name, error);
        }
    }

    private protected override bool ReadRow(SheetBuilder sheet)
    {
        try
        {
            return rows!.Next(sheet);
        }
        catch (Exception error) when (XlsxDamage.Is(error))
        {
            throw XlsxDamage.Of(package.File, part?.Name, error);
        }
    }

    // The checksum can be compared only behind the last row; until then a damaged digit is not known to be one.
    private void CloseSheet()
    {
        if (part is { } read)
        {
            package.Close(read);
            part = null;
        }
    }
}
