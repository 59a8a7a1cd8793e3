namespace TraceFeed.Tabular;

/// <summary>
/// The most that a file may hold before it is refused, far above what official statistics need, so that a crafted file
/// costs bounded memory. Honest official ODS inflates up to 54 to 1.
/// </summary>
internal static class TabularLimits
{
    public const int Cells = 20_000_000;
    public const int WorkbookCells = 4_000_000;
    public const int RepeatedCells = 1_024;
    public const int TextTotal = 32 << 20;
    public const int MarkupBytes = 1 << 20;
    public const int XmlDepth = 256;
    public const int Sheets = 500;
    public const int Rows = 1_048_576;
    public const int Columns = 16_384;
    public const int ZipEntries = 2_000;
    public const long InflatedBytes = 512L << 20;
    public const int InflationRatio = 400;
    public const int TextCharacters = 32_767;
    public const int JsonDepth = 64;
    public const int JsonMembers = 60_000;
    public const int Templates = 60_000;
    public const int HtmlBytes = 8 << 20;
    public const int SpannedColumns = 1_000_000;
}
