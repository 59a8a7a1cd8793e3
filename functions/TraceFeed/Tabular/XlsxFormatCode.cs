namespace TraceFeed.Tabular;

/// <summary>
/// Reads the first section of a number format's code (ECMA-376, part 1, section 18.8.31), the one for positive numbers:
/// whether it shows a date, a percentage or a number, and with how many decimals.
/// </summary>
internal ref struct XlsxFormatCode
{
    private bool day;
    private bool minuteOrMonth;
    private bool clock;
    private bool percent;
    private bool digits;
    private bool asItIs;
    private bool behindPoint;
    private int decimals;

    /// <summary>What a code such as <c>#,##0.0</c> or <c>dd/mm/yyyy</c> makes of a number.</summary>
    public static XlsxNumberFormat Read(ReadOnlySpan<char> code)
    {
        var format = default(XlsxFormatCode);
        for (var at = 0; at < code.Length && code[at] != ';';)
        {
            at += format.Take(code[at..]);
        }

        if (format.day || (format.minuteOrMonth && !format.clock))
        {
            return XlsxNumberFormat.Date;
        }

        return format.clock || format.asItIs || !format.digits ? XlsxNumberFormat.General : new(false, format.percent, format.decimals);
    }

    // Takes one token and tells its length.
    private int Take(ReadOnlySpan<char> code)
    {
        switch (char.ToLowerInvariant(code[0]))
        {
            case '"':
                return Through(code, '"');
            case '[':
                // Colours, conditions, languages; and hours, minutes and seconds that go on beyond a day.
                clock |= code.Length > 1 && code[1] is 'h' or 'H' or 'm' or 'M' or 's' or 'S' && code.IndexOf(']') is > 1 and var end && code[1..end].IndexOfAnyExcept(code[1], char.ToLowerInvariant(code[1])) < 0;
                return Through(code, ']');
            case '\\' or '_' or '*':
                return 2;
            case 'g' when code.StartsWith("general", StringComparison.OrdinalIgnoreCase):
                asItIs = true;
                return "general".Length;
            case 'a' when code.StartsWith("am/pm", StringComparison.OrdinalIgnoreCase):
                clock = true;
                return "am/pm".Length;
            case 'a' when code.StartsWith("a/p", StringComparison.OrdinalIgnoreCase):
                clock = true;
                return "a/p".Length;
            case 'e' when code.Length > 1 && code[1] is '+' or '-':
                behindPoint = false;
                return 2;
            case 'd' or 'y' or 'e':
                day = true;
                return 1;
            case 'h' or 's':
                clock = true;
                return 1;
            case 'm':
                var run = code.IndexOfAnyExcept('m', 'M') is >= 0 and var other ? other : code.Length;
                // Three and more are the month's name; one or two are minutes beside hours or seconds.
                day |= run > 2;
                minuteOrMonth = true;
                return run;
            case '0' or '#' or '?':
                digits = true;
                decimals += behindPoint ? 1 : 0;
                return 1;
            case '.':
                behindPoint = true;
                return 1;
            case '%':
                percent = true;
                return 1;
            case '/':
                asItIs = true;
                return 1;
            default:
                return 1;
        }
    }

    private static int Through(ReadOnlySpan<char> code, char end) => code[1..].IndexOf(end) is >= 0 and var at ? at + 2 : code.Length;
}
