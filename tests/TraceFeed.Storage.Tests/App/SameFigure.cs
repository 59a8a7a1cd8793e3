using System.Globalization;

namespace TraceFeed.Storage.Tests.App;

/// <summary>Whether what a cell shows is what the log has: the text, or the number at the precision that the log gives it.</summary>
internal static class SameFigure
{
    public static bool Is(string shown, string stated) => shown == stated
        || (decimal.TryParse(shown, NumberStyles.Number, CultureInfo.InvariantCulture, out var cell) && decimal.TryParse(stated, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && Math.Round(cell, stated.Contains('.', StringComparison.Ordinal) ? stated.Length - stated.IndexOf('.', StringComparison.Ordinal) - 1 : 0, MidpointRounding.AwayFromZero) == number);
}
