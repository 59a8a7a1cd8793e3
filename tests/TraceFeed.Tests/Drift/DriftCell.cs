using System.Globalization;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>A cell with what it states and how it shows it.</summary>
internal sealed class DriftCell
{
    /// <summary>Where it stood first.</summary>
    public required Origin Origin { get; init; }

    /// <summary>What it holds.</summary>
    public required CellKind Kind { get; set; }

    /// <summary>A text, or a number without thousands separators.</summary>
    public required string Text { get; set; }

    /// <summary>The date of a date cell.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Decimals that a number shows.</summary>
    public int Decimals { get; set; }

    /// <summary>Whether a number shows thousands separators.</summary>
    public bool Grouped { get; set; }

    /// <summary>Whether a number stands in a cell of text.</summary>
    public bool AsText { get; set; }

    /// <summary>Whether a number is stated as a fraction and shown as a percentage.</summary>
    public bool Percent { get; set; }

    /// <summary>The number with its separators where it has any.</summary>
    public string Separated()
    {
        var point = Text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? Text : Text[..point];
        return Grouped && long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var thousands) && thousands != 0
            ? thousands.ToString("N0", CultureInfo.InvariantCulture) + Text[whole.Length..]
            : Text;
    }

    /// <summary>The number as a workbook shows it.</summary>
    public string Shown() => decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number.ToString((Grouped ? "N" : "F") + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + (Percent ? "%" : "")
        : Text;

    /// <summary>The number as a workbook states it.</summary>
    public string Stated() => Percent && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? (number / 100).ToString(CultureInfo.InvariantCulture)
        : Text;
}
