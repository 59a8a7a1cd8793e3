namespace Microsoft.Azure.Functions.Worker;

public class TimerInfo
{
    /// <summary>Null when the timer is not monitored, which includes schedules of less than a minute.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether an occurrence was missed while the host was down.</summary>
    public bool IsPastDue { get; set; }
}
