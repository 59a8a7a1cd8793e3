using TraceFeed.Changes;
using TraceFeed.Indicators;

namespace TraceFeed.Api;

/// <summary>Turns values of a history into figures of a record.</summary>
/// <param name="changes">What the log says of those revisions that may be none of the publisher's own, by commit and index.</param>
internal sealed class ToldFigures(IReadOnlyDictionary<(int Commit, int Index), Change> changes)
{
    /// <summary>The figure. One that the log does not call a revision stands where nothing stood before: with what was there earlier it is not compared.</summary>
    public HistoricFigure Of(SeriesValue value)
    {
        var change = changes.GetValueOrDefault((value.Set.Ordinal, value.Index));
        var origin = value.Set.Reread is not null ? FigureOrigin.ReadAgain : change?.PartOf is not null ? FigureOrigin.MassChange : FigureOrigin.Stated;
        return new HistoricFigure(change is { Kind: not ChangeKind.ValueRevised } ? null : value.Number, value.Set.Published, value.Set.Ordinal, value.Set.FirstSequence + value.Index, origin);
    }
}
