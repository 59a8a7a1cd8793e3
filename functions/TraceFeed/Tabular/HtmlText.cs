using System.Text;

namespace TraceFeed.Tabular;

/// <summary>Text of an element as a page shows it: white space of any kind and length is one blank, and none at either end.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder text = new();
    private bool blank;
    private bool boundary;

    /// <summary>Whether more came than a cell may hold; what came after that is not kept.</summary>
    public bool TooLong => text.Length > TabularLimits.TextCharacters;

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        text.Clear();
        blank = boundary = false;
    }

    /// <summary>Adds characters.</summary>
    public void Append(string characters)
    {
        foreach (var c in characters)
        {
            if (char.IsWhiteSpace(c) || c == '\0')
            {
                blank = true;
            }
            else if (!TooLong)
            {
                Separate(c);
                text.Append(c);
            }
        }
    }

    /// <summary>Parts what follows from what was before.</summary>
    public void Blank() => blank = true;

    /// <summary>Parts what follows from a figure before it: a footnote's 1 behind 66 must not read as 661.</summary>
    public void BlankBehindFigure() => blank |= text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[^1] is '.' or ',' or '-' or '+' or '\u2212');

    /// <summary>Parts what follows from what was before where a digit meets a digit: one number is not marked up in two parts, a figure and its note are.</summary>
    public void BlankBetweenDigits() => boundary = true;

    /// <summary>The text so far.</summary>
    public override string ToString() => text.ToString();

    private void Separate(char next)
    {
        blank |= boundary && text.Length > 0 && char.IsAsciiDigit(text[^1]) && char.IsAsciiDigit(next);
        if (blank && text.Length > 0)
        {
            text.Append(' ');
        }

        blank = boundary = false;
    }
}
