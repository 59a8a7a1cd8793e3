using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Output;

/// <summary>The figures of a change: old → new with its size, or what else its kind has to say.</summary>
internal sealed class ChangeFigures(SourceDefinition definition)
{
    public string Of(Change change) => change switch
    {
        { Threshold: not null } => ThresholdText.Crossed(change, definition),
        { Check: { } check, Kind: ChangeKind.CheckRestored } => $"holds again at {Number(check.Actual, change.Unit)}; failed at this figure before (check {check.Id})",
        { Check: { Id: "fall" } check } => $"{Number(check.Actual, change.Unit)}, fell from {Number(check.Expected, change.Unit)}",
        { Check: { Id: "adds-up" } check } => $"{Number(check.Actual, change.Unit)}, the total before and what came since make it {Number(check.Expected, change.Unit)}",
        { Check: { } check } => $"{Number(check.Actual, change.Unit)}, the other figures make it {Number(check.Expected, change.Unit)} (check {check.Id})",
        { Kind: ChangeKind.ValueReinterpreted, Old: null, New: { } now } => $"not read → {Stated(now, change.Unit)}",
        { Kind: ChangeKind.ValueReinterpreted, Old: { } old, New: null } => $"{Stated(old, change.Unit)} → not read",
        { Kind: ChangeKind.ValueSuppressed } => WithheldText.Of(change.New, definition),
        { Kind: ChangeKind.ValueDisclosed, New: { } now } => $"{WithheldText.Of(change.Old, source: null)} → {Stated(now, change.Unit)}",
        { Kind: ChangeKind.ValueRevised, Reason: Reversals.Back, Old: { } old, New: { } now } => $"{Stated(old, change.Unit)} → back to {Stated(now, change.Unit)}{Size(change)}",
        { Old: { } old, New: { } now } => $"{Stated(old, change.Unit)} → {Stated(now, change.Unit)}{Size(change)}",
        { Old: { } old } when DriftText.Candidates(change) is { } candidates => $"was {Stated(old, change.Unit)}; {candidates}",
        { Old: { } old } => $"was {Stated(old, change.Unit)}",
        { New: { } now } => Stated(now, change.Unit),
        { Unit: { } unit } => $"({unit})",
        _ => "",
    };

    private string Stated(StatedValue stated, string? unit) => string.Join(' ', new[] { stated.Value is null ? null : Number(stated.Value, unit), stated.Status }.OfType<string>());

    // A share of a percentage would be read as points, so points stand alone.
    private string Size(Change change)
    {
        if (change.Absolute is not { } absolute)
        {
            return "";
        }

        var points = definition.IsShare(change.Unit);
        var sizes = new[]
        {
            $"{Sign(absolute)}{Grouped(Math.Abs(absolute))}{(points ? Math.Abs(absolute) == 1 ? " point" : " points" : "")}",
            points || change.Relative is not { } relative ? null : Percent(100 * relative),
            change.Announced switch
            {
                Announced.No => "silent",
                Announced.Unknown => "announced unknown",
                var told => told,
            },
        };
        return $"  ({string.Join(", ", sizes.OfType<string>())})";
    }

    private static string Percent(decimal relative) => Math.Abs(relative) < 0.05m
        ? "under 0.1%"
        : $"{Sign(relative)}{Math.Round(Math.Abs(relative), 1, MidpointRounding.AwayFromZero).ToString("#,0.0", CultureInfo.InvariantCulture)}%";

    private static string Sign(decimal value) => value < 0 ? "−" : "+";

    private string Number(string value, string? unit) => Grouped(decimal.Parse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)) + Symbol(unit);

    private static string Grouped(decimal value) => value.ToString("N" + value.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private string Symbol(string? unit) => unit is not null && definition.Units.TryGetValue(unit, out var known) ? known.Symbol : "";
}
