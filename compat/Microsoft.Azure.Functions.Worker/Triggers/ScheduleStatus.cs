namespace Microsoft.Azure.Functions.Worker;

/// <summary>What was recorded after the timer's previous run, in local time.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    /// <summary>During a run: the occurrence that is running.</summary>
    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
