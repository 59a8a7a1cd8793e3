using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>A series of a vintage as answers tell it.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="State">The series and whether it stands.</param>
/// <param name="GoesOnAs">The key under which it goes on; null unless it was renamed.</param>
internal sealed record KnownSeries(string Source, SeriesState State, ulong? GoesOnAs)
{
    /// <summary>The columns that <see cref="Write(CsvRow)"/> fills.</summary>
    public const string Columns = ObservationCsv.SubjectColumns + ",unit,id,label,to_date,ended,goes_on_as,origin";

    /// <summary>The series.</summary>
    public Series Series => State.Series;

    /// <summary>Its id on the site.</summary>
    public SeriesId Id => new(Source, Series.Key);

    /// <summary>Every series of a vintage.</summary>
    public static IEnumerable<KnownSeries> Of(Vintage vintage)
    {
        var went = new Dictionary<ulong, ulong>();
        foreach (var state in vintage.Series.Values.Where(state => state is { Former: not null, Ended: not SeriesState.Renamed }))
        {
            foreach (var former in state.Former!)
            {
                went[former.Key] = state.Series.Key;
            }
        }

        return vintage.Series.Values.Select(state => new KnownSeries(vintage.Source, state, state.Ended == SeriesState.Renamed && went.TryGetValue(state.Series.Key, out var key) ? key : null));
    }

    /// <summary>Writes its members into an open object.</summary>
    public void Write(Utf8JsonWriter json, SiteLinks links)
    {
        json.WriteString("id", Id.ToString());
        json.WriteString("url", links.Absolute(SiteLinks.Series(Id.ToString())));
        json.WriteString("source", Source);
        json.WriteString("series", Series.Id);
        json.WriteString("label", Series.Label);
        ObservationJson.WriteSubject(json, Series.Table, Series.Measure, Series.Area, Series.Breakdown);
        json.WriteString("unit", Series.Unit);
        json.WriteBoolean("toDate", Series.ToDate);
        json.WriteString("origin", Origin.Of(Series));
        json.WriteString("ended", State.Ended);
        json.WriteString("goesOnAs", GoesOnAs is { } key ? new SeriesId(Source, key).ToString() : null);
        json.WriteStartArray("formerly");
        foreach (var former in State.Former ?? [])
        {
            json.WriteStringValue(new SeriesId(Source, former.Key).ToString());
        }

        json.WriteEndArray();
    }

    /// <summary>Writes it as a row.</summary>
    public void Write(CsvRow row) => ObservationCsv.Subject(row, Source, Series)
        .Text(Series.Unit).Text(Id.ToString()).Text(Series.Label).Flag(Series.ToDate).Text(State.Ended).Text(GoesOnAs is { } key ? new SeriesId(Source, key).ToString() : null).Text(Origin.Of(Series)).End();
}
