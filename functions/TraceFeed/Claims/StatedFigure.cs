using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Claims;

/// <summary>Where a vintage has a figure.</summary>
/// <param name="Vintage">The vintage's id.</param>
/// <param name="StatedBy">The row of the publication that stated it last.</param>
/// <param name="Series">The series.</param>
/// <param name="Chunk">The chunk that has it.</param>
/// <param name="Index">Its index there.</param>
internal sealed record StatedFigure(string Vintage, LogRow StatedBy, SeriesState Series, ValueChunk Chunk, int Index)
{
    /// <summary>Of what was stated, in the order of publication: by the newest publication until a day, by the next one, of several of one day the last, and by the newest.</summary>
    public static (StatedFigure? OnTheDay, StatedFigure? Next, StatedFigure? Now) Pick(IReadOnlyList<StatedFigure> stated, DateOnly day)
    {
        var next = stated.FirstOrDefault(one => one.StatedBy.Published > day);
        return (stated.LastOrDefault(one => one.StatedBy.Published <= day), next is null ? null : stated.Last(one => one.StatedBy.Published == next.StatedBy.Published), stated.Count == 0 ? null : stated[^1]);
    }
}
