using System.Globalization;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Indicators;

namespace TraceFeed.Api;

/// <summary>How a revision record is written as JSON: figures and means as exact decimal strings, counts and days as numbers.</summary>
internal static class RecordJson
{
    /// <summary>Writes the record without its periods as a member.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="record">The record.</param>
    /// <param name="bias">Its bias in words; null where it has none.</param>
    public static void Write(Utf8JsonWriter json, SeriesRecord record, string? bias)
    {
        json.WriteStartObject("record");
        json.WriteNumber("periods", record.Periods.Count);
        json.WriteNumber("young", record.Count(PeriodStanding.Young));
        json.WriteNumber("notCompared", record.Count(PeriodStanding.NotCompared));
        Write(json, "firstPublished", record.FirstPublished);
        Write(json, "firstSeen", record.FirstSeen);
        Write(json, record.Bias, bias);
        json.WriteEndObject();
    }

    /// <summary>Writes a period as an object.</summary>
    public static void Write(Utf8JsonWriter json, PeriodRecord period, ReadRecord read)
    {
        json.WriteStartObject();
        ObservationJson.WritePeriod(json, period.Period);
        json.WriteString("standing", period.Standing);
        Write(json, "first", period.First, read);
        Write(json, "latest", period.Latest, read);
        json.WriteString("difference", Text(period.Difference));
        json.WriteNumber("revisions", period.Revisions);
        json.WriteNumber("ofMassChanges", period.OfMassChanges);
        json.WriteEndObject();
    }

    /// <summary>A number with the digits it has; null for none.</summary>
    public static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, SeriesBias? bias, string? words)
    {
        if (bias is null)
        {
            json.WriteNull("bias");
            return;
        }

        json.WriteStartObject("bias");
        json.WriteString("text", words);
        json.WriteString("direction", bias.Upwards ? "up" : "down");
        json.WriteNumber("periods", bias.Periods);
        json.WriteNumber("opposite", bias.Opposite);
        json.WriteNumber("of", bias.Of);
        json.WriteString("least", Text(bias.Least));
        json.WriteString("most", Text(bias.Most));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, RevisionSummary summary)
    {
        json.WriteStartObject(name);
        json.WriteNumber("periods", summary.Periods);
        json.WriteNumber("revised", summary.Revised);
        json.WriteNumber("up", summary.Up);
        json.WriteNumber("down", summary.Down);
        json.WriteString("direction", summary.Direction);
        json.WriteNumber("revisions", summary.Revisions);
        json.WriteNumber("ofMassChanges", summary.OfMassChanges);
        json.WriteString("mean", Text(summary.Mean));
        json.WriteString("meanAbsolute", Text(summary.MeanAbsolute));
        if (summary.Largest is { } largest)
        {
            json.WriteStartObject("largest");
            ObservationJson.WritePeriod(json, largest.Period);
            json.WriteString("first", Text(largest.First!.Value));
            json.WriteString("latest", Text(largest.Latest!.Value));
            json.WriteString("revision", Text(largest.Revision));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("largest");
        }

        json.WriteStartObject("daysToFinal");
        json.WriteString("median", Text(summary.MedianDays));
        if (summary.MostDays is { } most)
        {
            json.WriteNumber("largest", most);
        }
        else
        {
            json.WriteNull("largest");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, HistoricFigure? figure, ReadRecord read)
    {
        if (figure is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("value", Text(figure.Value));
        json.WriteNumber("seq", figure.Sequence);
        CommitJson.Members(json, read.Rows[figure.Commit]);
        json.WriteEndObject();
    }
}
